import type { ProviderExtras } from '../providerExtras.ts';
import type { ApiClient } from './http/apiClient.ts';
import { cancelCreated } from './cancelCreated.ts';
import { jsonReader } from './http/readings.ts';
import { onceOnly } from './onceOnly.ts';
import { pageSchema } from './schemas/pageSchema.ts';
import { trainingSchema } from './schemas/trainingSchema.ts';
import { webhookJson } from './webhookJson.ts';
import { say } from '../../../shared/sentences/say.ts';

type Trainings = Required<ProviderExtras>['trainings'];

/** The calls under /trainings. */
export function createTrainings(client: ApiClient): Trainings {
  const read = jsonReader(trainingSchema);
  const cancel: Trainings['cancel'] = (id, options) =>
    client.call({
      method: 'POST',
      path: ['trainings', id, 'cancel'],
      what: say('calls.cancelTraining', { id }),
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
        what: say('calls.startTraining', { model: `${owner}/${name}` }),
        read,
        signal: options?.signal,
        retries: options?.retries,
        onceOnly: onceOnly(
          `training of ${owner}/${name}:${version} to ${destination}`,
          'trainings',
        ),
      });
      return options?.signal?.aborted === true ? cancelCreated(training, cancel) : training;
    },
    get: (id, options) =>
      client.call({
        method: 'GET',
        path: ['trainings', id],
        what: say('calls.readTraining', { id }),
        read,
        signal: options?.signal,
      }),
    list: (options) =>
      client.call({
        method: 'GET',
        path: ['trainings'],
        query: { cursor: options?.cursor },
        what: say('calls.listTrainings'),
        read: jsonReader(pageSchema(trainingSchema)),
        signal: options?.signal,
      }),
  };
}
