import type { DeploymentChoice, ModelChoice } from '../../../shared/api/types.ts';
import type { Deployment } from '../../../shared/domain/deployment.ts';
import { FailureError, invalidInput } from '../../../shared/domain/failure.ts';
import {
  parseModelRef,
  type ModelDetails,
  type ModelRef,
  type ModelVersion,
} from '../../../shared/domain/model.ts';
import { isFreeProvider } from '../../../shared/run/estimate.ts';
import { toModelSnapshot } from '../../../shared/models/snapshotOf.ts';
import type { CallOptions, Provider } from '../../providers/provider.ts';
import { base } from './base.ts';
import { callOptions } from './resources/callOptions.ts';
import { requireExtra } from './resources/requireExtra.ts';
import type { Services } from './services.ts';
import { say } from '../../../shared/sentences/say.ts';

/** The handlers of `contract.models`. */
export function createModelHandlers({ connections, money, shelf }: Services) {
  return base.models.router({
    search: base.models.search.handler(async ({ input, signal }) => {
      const provider = await connections.provider(input.provider);
      const query = input.query.trim();
      // A person waits for the answer while typing.
      const options = { ...callOptions(signal), retries: 1 };
      if (query !== '') return provider.models.search(query, options);
      return (await provider.models.list(options)).items;
    }),
    choose: base.models.choose.handler(async ({ input, signal }) => {
      const ref = parseModelRef(input.model);
      if (ref === undefined) {
        throw invalidInput(say('access.notModel', { text: input.model }));
      }
      const provider = await connections.provider(input.provider);
      // A person waits for it.
      const options = { ...callOptions(signal, input.fresh), retries: 1 };
      const choice = await chooseModel(provider, ref, options);
      if (!input.peek) shelf.note(input.provider, choice.details);
      const { predictSeconds } = choice.details.example ?? {};
      if (predictSeconds !== undefined && !isFreeProvider(input.provider))
        money.measure.noteExample(choice.snapshot.model, choice.version, predictSeconds);
      return choice;
    }),
    chooseDeployment: base.models.chooseDeployment.handler(async ({ input, signal }) => {
      const ref = parseModelRef(input.deployment);
      if (ref === undefined || ref.version !== undefined) {
        throw invalidInput(say('access.notDeployment', { text: input.deployment }));
      }
      const deployments = await requireExtra(connections, input.provider, 'deployments');
      const deployment = await deployments.get(ref, callOptions(signal));
      const provider = await connections.provider(input.provider);
      return chooseRelease(provider, deployment, callOptions(signal));
    }),
  });
}

/** The model and version behind a deployment. */
async function chooseRelease(
  provider: Provider,
  { owner, name, release }: Deployment,
  options: CallOptions,
): Promise<DeploymentChoice> {
  const model = release === null ? undefined : parseModelRef(`${release.model}:${release.version}`);
  if (model === undefined) {
    throw new FailureError({
      kind: 'not-found',
      ...say('access.noRelease', { name: `${owner}/${name}` }),
    });
  }
  return { ...(await chooseModel(provider, model, options)), deployment: `${owner}/${name}` };
}

/** Finds a model and the version to pin: the one asked for, else the newest; none for an official model. */
async function chooseModel(
  provider: Provider,
  ref: ModelRef,
  options: CallOptions,
): Promise<ModelChoice> {
  const details = await provider.models.get(ref, options);
  const version = await findVersion(provider, { details, ref, options });
  const snapshot = toModelSnapshot({ model: `${details.owner}/${details.name}`, details, version });
  return { details, version: snapshot.version, snapshot };
}

type Wanted = {
  readonly details: ModelDetails;
  readonly ref: ModelRef;
  readonly options: CallOptions;
};

async function findVersion(
  provider: Provider,
  { details, ref, options }: Wanted,
): Promise<ModelVersion> {
  const { owner, name, version } = ref;
  const found =
    version === undefined
      ? details.latestVersion
      : await provider.versions.get({ owner, name, version }, options);
  if (found !== null && found.schema !== null) return found;
  throw new FailureError({
    kind: 'not-found',
    ...say('access.noSchema', { model: `${owner}/${name}` }),
  });
}
