import type { Provider } from '../provider.ts';
import { createPrediction } from './createPrediction.ts';
import type { ApiClient } from './http/apiClient.ts';
import { jsonReader } from './http/readings.ts';
import { pageSchema } from './schemas/pageSchema.ts';
import { predictionSchema } from './schemas/predictionSchema.ts';
import { streamPrediction } from './streamPrediction.ts';
import { say } from '../../../shared/sentences/say.ts';

/** The calls under /predictions, and the event streams. */
export function createPredictions(client: ApiClient): Provider['predictions'] {
  const read = jsonReader(predictionSchema);
  const cancel: Provider['predictions']['cancel'] = (id, options) =>
    client.call({
      method: 'POST',
      path: ['predictions', id, 'cancel'],
      what: say('calls.cancelPrediction', { id }),
      read,
      signal: options?.signal,
    });

  return {
    cancel,
    create: (request, options) => createPrediction({ client, cancel }, request, options),
    get: (id, options) =>
      client.call({
        method: 'GET',
        path: ['predictions', id],
        what: say('calls.readPrediction', { id }),
        read,
        signal: options?.signal,
      }),
    list: (options) =>
      client.call({
        method: 'GET',
        path: ['predictions'],
        query: {
          created_after: options?.createdAfter,
          created_before: options?.createdBefore,
          source: options?.source,
          cursor: options?.cursor,
        },
        what: say('calls.listPredictions'),
        read: jsonReader(pageSchema(predictionSchema)),
        signal: options?.signal,
      }),
    stream: (url, options) => streamPrediction(client, url, options),
  };
}
