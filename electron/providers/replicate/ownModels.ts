import type { ModelChanges, NewModel, ProviderExtras } from '../providerExtras.ts';
import type { ApiClient } from './http/apiClient.ts';
import { emptyReader, jsonReader } from './http/readings.ts';
import { onceOnly } from './onceOnly.ts';
import { modelSummarySchema } from './schemas/modelSchema.ts';
import { say } from '../../../shared/sentences/say.ts';

/** The calls that change models of the account, and their versions. */
export function createOwnModels(client: ApiClient): Required<ProviderExtras>['ownModels'] {
  const read = jsonReader(modelSummarySchema);
  return {
    create: (model, options) =>
      client.call({
        method: 'POST',
        path: ['models'],
        json: toNewModelJson(model),
        what: say('calls.createModel', { model: `${model.owner}/${model.name}` }),
        read,
        signal: options?.signal,
        onceOnly: onceOnly(`model ${model.owner}/${model.name}`, 'models'),
      }),
    update: ({ owner, name }, changes, options) =>
      client.call({
        method: 'PATCH',
        path: ['models', owner, name],
        json: toChangesJson(changes),
        what: say('calls.changeModel', { model: `${owner}/${name}` }),
        read,
        signal: options?.signal,
      }),
    delete: ({ owner, name }, options) =>
      client.call({
        method: 'DELETE',
        path: ['models', owner, name],
        what: say('calls.deleteModel', { model: `${owner}/${name}` }),
        read: emptyReader,
        signal: options?.signal,
      }),
    deleteVersion: ({ owner, name, version }, options) =>
      client.call({
        method: 'DELETE',
        path: ['models', owner, name, 'versions', version],
        what: say('calls.deleteVersion', {
          version: version.slice(0, 12),
          model: `${owner}/${name}`,
        }),
        read: emptyReader,
        signal: options?.signal,
      }),
  };
}

function toNewModelJson(model: NewModel): Readonly<Record<string, string | undefined>> {
  return {
    owner: model.owner,
    name: model.name,
    visibility: model.visibility,
    hardware: model.hardware,
    description: model.description,
    github_url: model.githubUrl,
    paper_url: model.paperUrl,
    license_url: model.licenseUrl,
    cover_image_url: model.coverImageUrl,
  };
}

function toChangesJson(changes: ModelChanges): Readonly<Record<string, string | undefined>> {
  return {
    description: changes.description,
    readme: changes.readme,
    github_url: changes.githubUrl,
    paper_url: changes.paperUrl,
    weights_url: changes.weightsUrl,
    license_url: changes.licenseUrl,
  };
}
