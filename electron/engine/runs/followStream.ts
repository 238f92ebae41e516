import type { Provider } from '../../providers/provider.ts';
import type { Prediction } from '../../../shared/domain/prediction.ts';
import type { PredictRequest } from '../../../shared/nodes/nodeContext.ts';

type Streamed = {
  readonly provider: Provider;
  readonly request: PredictRequest;
  readonly created: Prediction;
  readonly listener: { readonly onText: (text: string) => void };
};

/**
 * Passes a text prediction's stream on as it comes. Never throws: polling is the fallback and the final
 * GET is the truth, so a broken stream costs nothing.
 */
export async function followStream(
  { provider, request, created, listener }: Streamed,
  options: { readonly signal: AbortSignal; readonly onDone: () => void },
): Promise<void> {
  if (created.streamUrl === undefined || request.streamPort === undefined) return;
  try {
    for await (const event of provider.predictions.stream(created.streamUrl, {
      signal: options.signal,
    })) {
      if (event.type === 'output') listener.onText(event.text);
    }
  } catch {
    return;
  }
  if (!options.signal.aborted) options.onDone();
}
