import { base } from '../base.ts';
import type { Services } from '../services.ts';
import { callOptions, listOptions } from './callOptions.ts';
import { requireExtra } from './requireExtra.ts';

/** The handlers of `contract.resources.models` and `.versions`. */
export function createModelResourceHandlers({ connections }: Services) {
  const { models, versions } = base.resources;
  return {
    models: models.router({
      list: models.list.handler(async ({ input, signal }) => {
        const { provider: id, cursor, ...sort } = input;
        const provider = await connections.provider(id);
        return provider.models.list({ ...listOptions(signal, cursor), ...sort });
      }),
      get: models.get.handler(async ({ input, signal }) => {
        const provider = await connections.provider(input.provider);
        return provider.models.get(input, callOptions(signal, input.fresh));
      }),
      readme: models.readme.handler(async ({ input, signal }) => {
        const provider = await connections.provider(input.provider);
        return provider.models.readme(input, callOptions(signal, input.fresh));
      }),
      examples: models.examples.handler(async ({ input, signal }) => {
        const extra = await requireExtra(connections, input.provider, 'examples');
        return extra.list(input, listOptions(signal, input.cursor, input.fresh));
      }),
      create: models.create.handler(async ({ input, signal }) => {
        const extra = await requireExtra(connections, input.provider, 'ownModels');
        return extra.create(input, callOptions(signal));
      }),
      update: models.update.handler(async ({ input, signal }) => {
        const extra = await requireExtra(connections, input.provider, 'ownModels');
        return extra.update(input, input.changes, callOptions(signal));
      }),
      delete: models.delete.handler(async ({ input, signal }) => {
        const extra = await requireExtra(connections, input.provider, 'ownModels');
        await extra.delete(input, callOptions(signal));
      }),
    }),
    versions: versions.router({
      list: versions.list.handler(async ({ input, signal }) => {
        const provider = await connections.provider(input.provider);
        return provider.versions.list(input, listOptions(signal, input.cursor, input.fresh));
      }),
      get: versions.get.handler(async ({ input, signal }) => {
        const provider = await connections.provider(input.provider);
        return provider.versions.get(input, callOptions(signal, input.fresh));
      }),
      delete: versions.delete.handler(async ({ input, signal }) => {
        const extra = await requireExtra(connections, input.provider, 'ownModels');
        await extra.deleteVersion(input, callOptions(signal));
      }),
    }),
  };
}
