import type { BuiltinModel } from './defineModel.ts';
import { linkNames, type ListedModel } from './ownModels/listedModel.ts';
import { mapFiles, type Addresses } from './predictions/toPredictionJson.ts';
import type { JsonObject } from './schema/json.ts';

/** A group of models on one theme. */
export interface Collection {
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  readonly fullDescription: string;
  readonly models: readonly ListedModel[];
}

/** The collections over some models, by their tags. */
export function toCollections(models: readonly ListedModel[]): readonly Collection[] {
  const tagged = (...tags: readonly string[]): readonly ListedModel[] =>
    models.filter((model) => tags.some((tag) => model.tags.includes(tag)));
  const collection = (slug: string, name: string, found: readonly ListedModel[]): Collection => ({
    slug,
    name,
    description: `${name}, on this computer, for no money.`,
    fullDescription: `# ${name}\n\nThese models run on this computer: no account, no key, no network.`,
    models: found,
  });
  return [
    collection('edit-images', 'Edit images', tagged('image')),
    collection('work-with-text', 'Work with text', tagged('text')),
    collection('make-audio', 'Make audio', tagged('audio')),
    collection('analyse', 'Measure and analyse', tagged('analyse', 'hash')),
  ];
}

/** A model as the API shows it. */
export function toModelJson(model: ListedModel, addresses: Addresses): JsonObject {
  const [latest] = model.versions;
  return {
    url: `${addresses.origin}/${model.owner}/${model.name}`,
    owner: model.owner,
    name: model.name,
    description: model.description ?? null,
    visibility: model.visibility,
    is_official: model.official,
    ...Object.fromEntries(linkNames.map((name) => [name, model.links[name] ?? null])),
    run_count: 0,
    default_example: model.program === undefined ? null : toExampleJson(model.program, addresses),
    latest_version: latest === undefined ? null : toVersionJson(latest),
  };
}

/** The version of a model as the API shows it. */
export function toVersionJson(model: BuiltinModel): JsonObject {
  return {
    id: model.version,
    created_at: model.createdAt,
    cog_version: null,
    openapi_schema: model.openapiSchema,
  };
}

/** The worked example as a prediction that has succeeded; its files are made when they are first asked for. */
export function toExampleJson(model: BuiltinModel, { origin, baseUrl }: Addresses): JsonObject {
  const output = mapFiles(
    model.example.output,
    (name) => `${origin}/examples/${model.name}/${name}`,
  );
  const id = `example${model.version.replaceAll(/[^a-z]/g, '')}`.padEnd(26, 'a').slice(0, 26);
  const secrets = Object.entries(model.inputs)
    .filter(([, spec]) => spec.secret)
    .map(([name]) => [name, '[REDACTED]'] as const);
  return {
    id,
    model: `${model.owner}/${model.name}`,
    version: model.official ? 'hidden' : model.version,
    input: { ...model.example.input, ...Object.fromEntries(secrets) },
    output: output as JsonObject[string],
    logs: '',
    error: null,
    status: 'succeeded',
    source: 'web',
    data_removed: false,
    created_at: model.createdAt,
    started_at: model.createdAt,
    completed_at: model.createdAt,
    metrics: { predict_time: 0, total_time: 0 },
    urls: {
      get: `${baseUrl}/predictions/${id}`,
      cancel: `${baseUrl}/predictions/${id}/cancel`,
      web: `${origin}/p/${id}`,
    },
  };
}
