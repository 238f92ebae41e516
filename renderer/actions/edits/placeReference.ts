import { FailureError } from '../../../shared/domain/failure.ts';
import type { NodeId } from '../../../shared/domain/ids.ts';
import type { Prediction } from '../../../shared/domain/prediction.ts';
import { isVersionId, type Reference } from '../../../shared/models/reference.ts';
import type { App } from '../../engine/app.ts';
import { failureOf } from '../../engine/failureOf.ts';
import type { PaletteRequest } from '../../stores/uiStore.ts';
import { accountConnection } from './accountConnection.ts';
import { chooseModel, type ModelPick } from './chooseModel.ts';

/** A reference to put on the canvas, or to give to the node that the palette was opened for. */
export type ReferenceRequest = {
  readonly reference: Reference;
  readonly request: PaletteRequest;
  /** Nothing is added once this is aborted. */
  readonly signal?: AbortSignal;
};

type CallOptions = { readonly signal?: AbortSignal };
type Found = { readonly provider: string; readonly prediction: Prediction };
type OfKind<K extends Reference['kind']> = Extract<Reference, { readonly kind: K }>;

/**
 * Adds a prediction node for what a reference names, with the inputs that it knows; one step of undo. A Cog server
 * that is no connection yet becomes one. Throws FailureError, `unauthorized` where no account is set up.
 */
export async function placeReference(app: App, wanted: ReferenceRequest): Promise<NodeId> {
  const { reference, request, signal } = wanted;
  const options = signal === undefined ? {} : { signal };
  return chooseModel(app, { ...(await findPick(app, reference, options)), request, ...options });
}

type Pick = Omit<Extract<ModelPick, { readonly model: string }>, 'request' | 'signal'>;
type DeploymentPick = Omit<
  Extract<ModelPick, { readonly deployment: string }>,
  'request' | 'signal'
>;

async function findPick(
  app: App,
  reference: Reference,
  options: CallOptions,
): Promise<Pick | DeploymentPick> {
  switch (reference.kind) {
    case 'model': {
      const { model, inputs } = reference;
      const provider = model.startsWith('builtin/')
        ? 'builtin'
        : await accountConnection(app, options);
      return { provider, model, ...exampleOf(inputs) };
    }
    case 'deployment': {
      const provider = await accountConnection(app, options);
      const deployment = `${reference.owner}/${reference.name}`;
      return { provider, deployment, ...exampleOf(reference.inputs) };
    }
    case 'prediction':
      return pickOfPrediction(await findPrediction(app, reference.id, options));
    case 'cog':
      return findServer(app, reference, options);
  }
}

function exampleOf(inputs: OfKind<'model'>['inputs']): Partial<Pick> {
  return Object.keys(inputs).length === 0 ? {} : { example: inputs };
}

/** An id does not say whose it is: the account is asked first, then the models on this computer. */
async function findPrediction(app: App, id: string, options: CallOptions): Promise<Found> {
  const { predictions } = app.client.resources;
  const ask = async (provider: string): Promise<Found> => ({
    provider,
    prediction: await predictions.get({ provider, id }, options),
  });
  try {
    return await ask(await accountConnection(app, options));
  } catch (error) {
    const { kind } = failureOf(error);
    if (kind !== 'not-found' && kind !== 'unauthorized') throw error;
    return await ask('builtin').catch(() => {
      throw error;
    });
  }
}

function pickOfPrediction({ provider, prediction }: Found): Pick {
  const { id, model, version, input } = prediction;
  if (model === '') {
    throw new FailureError({
      kind: 'not-found',
      message: `${id} does not say which model made it: paste the model's address instead.`,
    });
  }
  const pinned = isVersionId(version) ? `${model}:${version}` : model;
  return { provider, model: pinned, example: input };
}

/** A Cog server has one model. */
async function findServer(
  app: App,
  { host, url, inputs }: OfKind<'cog'>,
  options: CallOptions,
): Promise<Pick> {
  const known = await app.client.connections.list(undefined, options);
  const { id: provider } =
    known.find(({ id }) => id === `cog:${host}`) ??
    (await app.client.connections.addCog({ url }, options));
  const [summary] = await app.client.models.search({ provider, query: '' }, options);
  if (summary === undefined) {
    throw new FailureError({
      kind: 'not-found',
      message: `The Cog server at ${host} has no model: see what it prints when it starts.`,
    });
  }
  return { provider, model: `${summary.owner}/${summary.name}`, ...exampleOf(inputs) };
}
