import type { ModelVersion } from '../../../shared/domain/model.ts';
import type { Page, Provider } from '../provider.ts';
import type { ApiClient } from './http/apiClient.ts';
import { jsonReader } from './http/readings.ts';
import { notFoundAs } from './notFoundAs.ts';
import { modelVersionSchema } from './schemas/modelSchema.ts';
import { pageSchema } from './schemas/pageSchema.ts';
import { say } from '../../../shared/sentences/say.ts';

const noVersions: Page<ModelVersion> = { items: [] };

/** The calls under /models/{owner}/{name}/versions. */
export function createVersions(client: ApiClient): Provider['versions'] {
  return {
    get: ({ owner, name, version }, options) =>
      client.call({
        method: 'GET',
        path: ['models', owner, name, 'versions', version],
        what: say('calls.readVersion', {
          version: version.slice(0, 12),
          model: `${owner}/${name}`,
        }),
        read: jsonReader(modelVersionSchema),
        signal: options?.signal,
        retries: options?.retries,
      }),
    // Official models have no list: 404 or an empty page (replicate-api.md section 2).
    list: ({ owner, name }, options) =>
      client
        .call({
          method: 'GET',
          path: ['models', owner, name, 'versions'],
          query: { cursor: options?.cursor },
          what: say('calls.listVersions', { model: `${owner}/${name}` }),
          read: jsonReader(pageSchema(modelVersionSchema)),
          signal: options?.signal,
          retries: options?.retries,
        })
        .catch(notFoundAs(noVersions)),
  };
}
