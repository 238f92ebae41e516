import { canceled } from '../../../shared/domain/failure.ts';
import type { ProviderExtras } from '../providerExtras.ts';
import type { ApiClient } from './http/apiClient.ts';
import { jsonReader } from './http/readings.ts';
import { onceOnly } from './onceOnly.ts';
import { pageSchema } from './schemas/pageSchema.ts';
import { trainingSchema } from './schemas/trainingSchema.ts';
import { webhookJson } from './webhookJson.ts';

type Trainings = Required<ProviderExtras>['trainings'];

const cancelTimeoutMs = 10_000;

/** The calls under /trainings. */
export function createTrainings(client: ApiClient): Trainings {
  const read = jsonReader(trainingSchema);
  const cancel: Trainings['cancel'] = (id, options) =>
    client.call({
      method: 'POST',
      path: ['trainings', id, 'cancel'],
      what: `cancel the training ${id}`,
      read,
      signal: options?.signal,
    });

  return {
    cancel,
    async create(request, options) {
      const { owner, name, version, destination } = request;
      const training = await client.call({
        method: 'POST',
        path: ['models', owner, name, 'versions', version, 'trainings'],
        json: { destination, input: request.input, ...webhookJson(request.webhook) },
        what: `start a training of ${owner}/${name}`,
        read,
        signal: options?.signal,
        retries: options?.retries,
        onceOnly: onceOnly(
          `training of ${owner}/${name}:${version} to ${destination}`,
          'trainings',
        ),
      });
      if (options?.signal?.aborted !== true) return training;
      const isCanceled = await cancel(training.id, {
        signal: AbortSignal.timeout(cancelTimeoutMs),
      }).then(
        () => true,
        () => false,
      );
      // Whoever asked has to know what lives.
      if (!isCanceled) return training;
      throw canceled();
    },
    get: (id, options) =>
      client.call({
        method: 'GET',
        path: ['trainings', id],
        what: `read the training ${id}`,
        read,
        signal: options?.signal,
      }),
    list: (options) =>
      client.call({
        method: 'GET',
        path: ['trainings'],
        query: { cursor: options?.cursor },
        what: 'list your trainings',
        read: jsonReader(pageSchema(trainingSchema)),
        signal: options?.signal,
      }),
  };
}
