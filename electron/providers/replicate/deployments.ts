import type { DeploymentSettings } from '../../../shared/domain/deployment.ts';
import type { Provider } from '../provider.ts';
import type { ProviderExtras } from '../providerExtras.ts';
import { createPrediction } from './createPrediction.ts';
import type { ApiClient } from './http/apiClient.ts';
import { emptyReader, jsonReader } from './http/readings.ts';
import { onceOnly } from './onceOnly.ts';
import { deploymentSchema } from './schemas/deploymentSchema.ts';
import { pageSchema } from './schemas/pageSchema.ts';
import { say } from '../../../shared/sentences/say.ts';

/** The calls under /deployments. `cancel` ends what an aborted request has started. */
export function createDeployments(
  client: ApiClient,
  cancel: Provider['predictions']['cancel'],
): Required<ProviderExtras>['deployments'] {
  const read = jsonReader(deploymentSchema);
  return {
    list: (options) =>
      client.call({
        method: 'GET',
        path: ['deployments'],
        query: { cursor: options?.cursor },
        what: say('calls.listDeployments'),
        read: jsonReader(pageSchema(deploymentSchema)),
        signal: options?.signal,
      }),
    get: ({ owner, name }, options) =>
      client.call({
        method: 'GET',
        path: ['deployments', owner, name],
        what: say('calls.readDeployment', { name: `${owner}/${name}` }),
        read,
        signal: options?.signal,
      }),
    create: (deployment, options) =>
      client.call({
        method: 'POST',
        path: ['deployments'],
        json: { name: deployment.name, model: deployment.model, ...toJson(deployment) },
        what: say('calls.createDeployment', { name: deployment.name }),
        read,
        signal: options?.signal,
        onceOnly: onceOnly(`deployment ${deployment.name}`, 'deployments'),
      }),
    update: ({ owner, name }, changes, options) =>
      client.call({
        method: 'PATCH',
        path: ['deployments', owner, name],
        json: toJson(changes),
        what: say('calls.changeDeployment', { name: `${owner}/${name}` }),
        read,
        signal: options?.signal,
      }),
    delete: ({ owner, name }, options) =>
      client.call({
        method: 'DELETE',
        path: ['deployments', owner, name],
        what: say('calls.deleteDeployment', { name: `${owner}/${name}` }),
        read: emptyReader,
        signal: options?.signal,
      }),
    predict: ({ owner, name }, request, options) => {
      const endpoint = ['deployments', owner, name, 'predictions'];
      return createPrediction({ client, cancel, endpoint }, request, options);
    },
  };
}

function toJson(settings: Partial<DeploymentSettings>): Readonly<Record<string, unknown>> {
  return {
    version: settings.version,
    hardware: settings.hardware,
    min_instances: settings.minInstances,
    max_instances: settings.maxInstances,
  };
}
