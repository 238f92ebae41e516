import { base } from '../base.ts';
import type { Services } from '../services.ts';
import { callOptions, listOptions } from './callOptions.ts';
import { requireExtra } from './requireExtra.ts';

/** The handlers of `contract.resources.predictions`. */
export function createPredictionResourceHandlers({ connections }: Services) {
  const { predictions } = base.resources;
  return predictions.router({
    list: predictions.list.handler(async ({ input, signal }) => {
      const { provider: id, cursor, ...filters } = input;
      const provider = await connections.provider(id);
      return provider.predictions.list({ ...listOptions(signal, cursor), ...filters });
    }),
    get: predictions.get.handler(async ({ input, signal }) => {
      const provider = await connections.provider(input.provider);
      return provider.predictions.get(input.id, callOptions(signal));
    }),
    create: predictions.create.handler(async ({ input, signal }) => {
      const { provider: id, endpoint, owner, name, ...rest } = input;
      const request = { model: `${owner}/${name}`, ...rest };
      const options = callOptions(signal);
      switch (endpoint) {
        case 'predictions':
          return (await connections.provider(id)).predictions.create(request, options);
        case 'official-model': {
          const extra = await requireExtra(connections, id, 'officialModels');
          return extra.predict({ owner, name }, request, options);
        }
        case 'deployment': {
          const extra = await requireExtra(connections, id, 'deployments');
          return extra.predict({ owner, name }, request, options);
        }
      }
    }),
    cancel: predictions.cancel.handler(async ({ input, signal }) => {
      const provider = await connections.provider(input.provider);
      return provider.predictions.cancel(input.id, callOptions(signal));
    }),
  });
}
