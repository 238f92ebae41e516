import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isJsonObject, type Json, type JsonObject } from '../shared/domain/json.ts';
import { sharedData } from './sharedData.ts';

/** A real Cog OpenAPI document, with the model's default example where the file holds one. */
export type RealSchema = {
  readonly file: string;
  readonly schema: JsonObject;
  readonly example: { readonly input: JsonObject; readonly output: Json } | undefined;
};

/** Every document in shared/data/model-schemas and shared/data/cog-schemas; empty where they are absent. */
export function readRealSchemas(): readonly RealSchema[] {
  return [...readFolder('model-schemas'), ...readFolder('cog-schemas')];
}

function readFolder(folder: string): readonly RealSchema[] {
  const data = sharedData(folder);
  if (data.missing) return [];
  const files = readdirSync(data.path).filter(
    (file) => file.endsWith('.json') && file !== 'index.json',
  );
  return files.map((file) =>
    toRealSchema(file, JSON.parse(readFileSync(join(data.path, file), 'utf8')) as JsonObject),
  );
}

function toRealSchema(file: string, document: JsonObject): RealSchema {
  const version = document['latest_version'];
  if (!isJsonObject(version)) return { file, schema: document, example: undefined };
  const schema = version['openapi_schema'];
  const example = document['default_example'];
  return {
    file,
    schema: isJsonObject(schema) ? schema : {},
    example:
      isJsonObject(example) && isJsonObject(example['input'])
        ? { input: example['input'], output: example['output'] ?? null }
        : undefined,
  };
}
