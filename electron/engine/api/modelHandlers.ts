import type { ModelChoice } from '../../../shared/api/types.ts';
import { FailureError, invalidInput } from '../../../shared/domain/failure.ts';
import {
  parseModelRef,
  type ModelDetails,
  type ModelRef,
  type ModelVersion,
} from '../../../shared/domain/model.ts';
import { isFreeProvider } from '../../../shared/run/estimate.ts';
import { toModelSnapshot } from '../../../shared/models/snapshotOf.ts';
import type { Provider } from '../../providers/provider.ts';
import { base } from './base.ts';
import type { Services } from './services.ts';

/** The handlers of `contract.models`. */
export function createModelHandlers({ connections, money }: Services) {
  return base.models.router({
    search: base.models.search.handler(async ({ input, signal }) => {
      const provider = await connections.provider(input.provider);
      const query = input.query.trim();
      if (query !== '') return provider.models.search(query, withSignal(signal));
      return (await provider.models.list(withSignal(signal))).items;
    }),
    choose: base.models.choose.handler(async ({ input, signal }) => {
      const ref = parseModelRef(input.model);
      if (ref === undefined) {
        throw invalidInput(
          `"${input.model}" is not a model: write it as owner/name or owner/name:version.`,
        );
      }
      const chosen = await chooseModel(await connections.provider(input.provider), ref, signal);
      const { predictSeconds } = chosen.details.example ?? {};
      if (predictSeconds !== undefined && !isFreeProvider(input.provider))
        money.measure.noteExample(chosen.snapshot.model, chosen.version, predictSeconds);
      return chosen;
    }),
  });
}

/** Finds a model and the version to pin: the one asked for, else the newest; none for an official model. */
async function chooseModel(
  provider: Provider,
  ref: ModelRef,
  signal: AbortSignal | undefined,
): Promise<ModelChoice> {
  const details = await provider.models.get(ref, withSignal(signal));
  const version = await findVersion(provider, { details, ref, signal });
  const snapshot = toModelSnapshot({ model: `${details.owner}/${details.name}`, details, version });
  return { details, version: snapshot.version, snapshot };
}

type Wanted = {
  readonly details: ModelDetails;
  readonly ref: ModelRef;
  readonly signal: AbortSignal | undefined;
};

async function findVersion(
  provider: Provider,
  { details, ref, signal }: Wanted,
): Promise<ModelVersion> {
  const { owner, name, version } = ref;
  const found =
    version === undefined
      ? details.latestVersion
      : await provider.versions.get({ owner, name, version }, withSignal(signal));
  if (found !== null && found.schema !== null) return found;
  throw new FailureError({
    kind: 'not-found',
    message: `${owner}/${name} gives no schema, so its inputs are unknown: choose another version or another model.`,
  });
}

function withSignal(signal: AbortSignal | undefined): { readonly signal?: AbortSignal } {
  return signal === undefined ? {} : { signal };
}
