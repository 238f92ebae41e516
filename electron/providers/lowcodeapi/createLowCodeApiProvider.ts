import type { Provider } from '../provider.ts';
import {
  createReplicateProvider,
  type ReplicateOptions,
  type ReplicateProvider,
} from '../replicate/createReplicateProvider.ts';
import { abortableSleep } from '../replicate/http/abortableSleep.ts';
import { gatewayWire } from './gatewayWire.ts';
import { inlineFile } from './inlineFile.ts';

/** `baseUrl` is `https://api.lowcodeapi.com/replicate`, or another gateway's. Times are in milliseconds. */
export type LowCodeApiOptions = Omit<ReplicateOptions, 'wire' | 'name'> & {
  /** How long an answer to a DELETE is awaited before a GET tells; 10 s unless given. */
  readonly deleteAnswerMs?: number;
};

/**
 * Wires a client of Replicate behind LowCodeAPI: the Replicate client over another wire. Files go as data
 * URLs, and a deadline is kept here, since neither uploads nor headers get through. Throws `invalid-input`
 * for a bad base URL.
 */
export function createLowCodeApiProvider(options: LowCodeApiOptions): ReplicateProvider {
  const { deleteAnswerMs = 10_000, ...rest } = options;
  const sleep = rest.sleep ?? abortableSleep;
  const wire = gatewayWire(deleteAnswerMs);
  const client = createReplicateProvider({ ...rest, name: 'LowCodeAPI', wire });
  const { predictions, files } = client;
  const closed = new AbortController();

  // The gateway drops Cancel-After.
  const cancelLater = async (id: string, afterMs: number): Promise<void> => {
    await sleep(afterMs, closed.signal);
    await predictions.cancel(id, { signal: closed.signal });
  };

  const create: Provider['predictions']['create'] = async (request, callOptions) => {
    const { cancelAfterMs, ...order } = request;
    const prediction = await predictions.create(order, callOptions);
    if (cancelAfterMs !== undefined) {
      // One that has ended meanwhile refuses to be canceled, and closing ends the wait.
      cancelLater(prediction.id, cancelAfterMs).catch(() => undefined);
    }
    return prediction;
  };

  return {
    ...client,
    predictions: { ...predictions, create },
    files: { ...files, upload: inlineFile },
    close: () => {
      closed.abort();
      return client.close();
    },
  };
}
