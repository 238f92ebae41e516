import { FailureError } from '../../../shared/domain/failure.ts';
import type { JsonObject } from '../../../shared/domain/json.ts';
import { parseModelRef } from '../../../shared/domain/model.ts';
import type { Prediction } from '../../../shared/domain/prediction.ts';
import type { PredictRequest } from '../../../shared/nodes/nodeContext.ts';
import type { Provider } from '../../providers/provider.ts';

/** Creates a prediction, once: of the model, or on the deployment that the request names. Throws FailureError. */
export async function sendPrediction(
  provider: Provider,
  request: PredictRequest,
  { input, signal }: { readonly input: JsonObject; readonly signal: AbortSignal },
): Promise<Prediction> {
  const order = {
    model: request.model,
    version: request.version,
    input,
    ...(request.cancelAfterMs === undefined ? {} : { cancelAfterMs: request.cancelAfterMs }),
  };
  if (request.deployment === undefined) return provider.predictions.create(order, { signal });
  const ref = parseModelRef(request.deployment);
  if (ref !== undefined && provider.deployments !== undefined)
    return provider.deployments.predict(ref, order, { signal });
  throw new FailureError({
    kind: 'not-found',
    message: `The deployment ${request.deployment} cannot be reached there, as that provider has no deployments: run it on Replicate, or choose its model.`,
  });
}
