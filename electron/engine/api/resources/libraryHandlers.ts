import { invalidInput } from '../../../../shared/domain/failure.ts';
import { base } from '../base.ts';
import type { Services } from '../services.ts';
import { callOptions, listOptions } from './callOptions.ts';
import { requireExtra } from './requireExtra.ts';
import { say } from '../../../../shared/sentences/say.ts';

/** The handlers of what is only read: account, hardware, search, collections and the secret of webhooks. */
export function createLibraryHandlers({ connections, options }: Services) {
  const { account, hardware, search, collections, webhooks } = base.resources;
  return {
    account: account.router({
      get: account.get.handler(async ({ input, signal }) => {
        const provider = await connections.provider(input.provider);
        return provider.account.get(callOptions(signal));
      }),
    }),
    hardware: hardware.router({
      list: hardware.list.handler(async ({ input, signal }) => {
        const extra = await requireExtra(connections, input.provider, 'hardware');
        return extra.list(callOptions(signal, input.fresh));
      }),
    }),
    search: search.router({
      everything: search.everything.handler(async ({ input, signal }) => {
        const extra = await requireExtra(connections, input.provider, 'search');
        return extra.everything(input.query, { ...callOptions(signal), limit: input.limit });
      }),
      models: search.models.handler(async ({ input, signal }) => {
        const extra = await requireExtra(connections, input.provider, 'search');
        return extra.models(input.query, listOptions(signal, input.cursor));
      }),
    }),
    collections: collections.router({
      list: collections.list.handler(async ({ input, signal }) => {
        const extra = await requireExtra(connections, input.provider, 'collections');
        return extra.list(listOptions(signal, input.cursor, input.fresh));
      }),
      get: collections.get.handler(async ({ input, signal }) => {
        const extra = await requireExtra(connections, input.provider, 'collections');
        return extra.get(input.slug, callOptions(signal, input.fresh));
      }),
    }),
    webhooks: webhooks.router({
      secret: webhooks.secret.handler(async ({ input, signal }) => {
        if (options.host.host !== 'memory') {
          throw invalidInput(say('access.webhookSecret'));
        }
        const extra = await requireExtra(connections, input.provider, 'webhooks');
        return extra.secret(callOptions(signal));
      }),
    }),
  };
}
