import { FailureError, invalidInput } from '../../../shared/domain/failure.ts';
import type { JsonObject } from '../../../shared/domain/json.ts';
import { parseModelRef, type ModelRef } from '../../../shared/domain/model.ts';
import type { Prediction } from '../../../shared/domain/prediction.ts';
import type { PredictRequest } from '../../../shared/nodes/nodeContext.ts';
import type { Provider } from '../../providers/provider.ts';
import { say } from '../../../shared/sentences/say.ts';

type Sending = {
  readonly input: JsonObject;
  /** How long its answer may be held until the prediction has ended, in milliseconds; 0 for an answer at once. */
  readonly holdMs: number;
  readonly signal: AbortSignal;
};

/** Creates a prediction, once: of the model, or on the deployment that the request names. Throws FailureError. */
export async function sendPrediction(
  provider: Provider,
  request: PredictRequest,
  { input, holdMs, signal }: Sending,
): Promise<Prediction> {
  const order = {
    model: request.model,
    version: request.version,
    input,
    ...(request.cancelAfterMs === undefined ? {} : { cancelAfterMs: request.cancelAfterMs }),
    ...(holdMs === 0 ? {} : { holdMs }),
  };
  // The gate knows better than the client when to send again what was refused.
  const once = { signal, retries: 0 };
  const { deployment } = request;
  if (deployment === undefined) return provider.predictions.create(order, once);
  const ref = parseModelRef(deployment);
  if (ref !== undefined) return deploymentsOf(provider, ref).predict(ref, order, once);
  throw invalidInput(say('runs.deploymentName', { deployment }));
}

/** The deployments of a provider. Throws `not-found` where it has none, and names the one that was asked for. */
export function deploymentsOf(
  provider: Provider,
  { owner, name }: Pick<ModelRef, 'owner' | 'name'>,
): Required<Provider>['deployments'] {
  if (provider.deployments !== undefined) return provider.deployments;
  throw new FailureError({
    kind: 'not-found',
    ...say('runs.noDeployments', { deployment: `${owner}/${name}` }),
  });
}
