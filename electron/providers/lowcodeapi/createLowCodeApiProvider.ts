import type { Prediction } from '../../../shared/domain/prediction.ts';
import type { SignedFile } from '../../../shared/domain/providerFile.ts';
import type { PredictionRequest } from '../provider.ts';
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
  const { predictions, files, deployments, officialModels } = client;
  const closed = new AbortController();

  // The gateway drops Cancel-After.
  const cancelLater = async (id: string, afterMs: number): Promise<void> => {
    await sleep(afterMs, closed.signal);
    await predictions.cancel(id, { signal: closed.signal });
  };

  const withDeadline = async (
    { cancelAfterMs, ...order }: PredictionRequest,
    send: (order: PredictionRequest) => Promise<Prediction>,
  ): Promise<Prediction> => {
    const prediction = await send(order);
    if (cancelAfterMs !== undefined) {
      // One that has ended meanwhile refuses to be canceled, and closing ends the wait.
      cancelLater(prediction.id, cancelAfterMs).catch(() => undefined);
    }
    return prediction;
  };

  return {
    ...client,
    predictions: {
      ...predictions,
      create: (request, call) => withDeadline(request, (order) => predictions.create(order, call)),
    },
    deployments: {
      ...deployments,
      predict: (ref, request, call) =>
        withDeadline(request, (order) => deployments.predict(ref, order, call)),
    },
    officialModels: {
      predict: (ref, request, call) =>
        withDeadline(request, (order) => officialModels.predict(ref, order, call)),
    },
    // A signed link needs no token, and the gateway corrupts what it hands on.
    signedFiles: {
      download: (link, call) => files.download(signedUrl(link), call),
    },
    files: { ...files, upload: inlineFile },
    close: () => {
      closed.abort();
      return client.close();
    },
  };
}

function signedUrl({ id, owner, expiry, signature }: SignedFile): string {
  const url = new URL(`https://api.replicate.com/v1/files/${encodeURIComponent(id)}/download`);
  url.search = new URLSearchParams({ owner, expiry: String(expiry), signature }).toString();
  return url.href;
}
