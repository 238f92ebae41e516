import { base } from '../base.ts';
import type { Services } from '../services.ts';
import { callOptions, listOptions } from './callOptions.ts';
import { requireExtra } from './requireExtra.ts';

/** The handlers of `contract.resources.deployments`. */
export function createDeploymentHandlers({ connections }: Services) {
  const { deployments } = base.resources;
  return deployments.router({
    list: deployments.list.handler(async ({ input, signal }) => {
      const extra = await requireExtra(connections, input.provider, 'deployments');
      return extra.list(listOptions(signal, input.cursor));
    }),
    get: deployments.get.handler(async ({ input, signal }) => {
      const extra = await requireExtra(connections, input.provider, 'deployments');
      return extra.get(input, callOptions(signal));
    }),
    create: deployments.create.handler(async ({ input, signal }) => {
      const extra = await requireExtra(connections, input.provider, 'deployments');
      return extra.create(input, callOptions(signal));
    }),
    update: deployments.update.handler(async ({ input, signal }) => {
      const extra = await requireExtra(connections, input.provider, 'deployments');
      return extra.update(input, input.changes, callOptions(signal));
    }),
    delete: deployments.delete.handler(async ({ input, signal }) => {
      const extra = await requireExtra(connections, input.provider, 'deployments');
      await extra.delete(input, callOptions(signal));
    }),
  });
}
