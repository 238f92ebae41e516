import { toArtifactJson } from '../domain/artifact.ts';
import { isJsonObject, type Json, type JsonObject } from '../domain/json.ts';
import { mapLimited } from './mapLimited.ts';
import { resolveSchema, type ResolvedSchema } from './resolveSchema.ts';
import { isFileUrl, type SaveFile } from './toOutputValue.ts';

type Saving = {
  readonly port: string;
  readonly document: JsonObject;
  readonly saveFile: SaveFile;
};

const filesAtOnce = 4;

/**
 * JSON with every file that its schema declares inside saved and named as an artifact: the addresses of a provider die
 * within the hour.
 */
export async function saveInnerFiles(
  json: Json,
  declared: ResolvedSchema,
  saving: Saving,
): Promise<Json> {
  const places: string[] = [];
  walk(json, declared, { document: saving.document, see: (url) => (places.push(url), url) });
  const urls = [...new Set(places)];
  const saved = await mapLimited(urls, filesAtOnce, (url, index) =>
    saving.saveFile(url, { port: saving.port, index: urls.length === 1 ? null : index }),
  );
  const byUrl = new Map(urls.map((url, index) => [url, saved[index]]));
  return walk(json, declared, {
    document: saving.document,
    see: (url) => {
      const artifact = byUrl.get(url);
      return artifact === undefined ? url : toArtifactJson(artifact);
    },
  });
}

type Walk = { readonly document: JsonObject; readonly see: (url: string) => Json };

/** The JSON with what `see` gives in the place of every declared file. */
function walk(json: Json, { schema, branches }: ResolvedSchema, at: Walk): Json {
  const inner = (value: Json, part: Json | undefined): Json =>
    walk(value, resolveSchema(part, at.document), at);
  const branch = branches.find((each) => isOf(json, each.schema));
  if (branch !== undefined) return walk(json, branch, at);
  if (schema['format'] === 'uri') return isFileUrl(json) ? at.see(json) : json;
  if (Array.isArray(json)) return json.map((item: Json) => inner(item, schema['items']));
  if (!isJsonObject(json)) return json;
  const { properties, additionalProperties } = schema;
  const parts = isJsonObject(properties) ? properties : {};
  const entries = Object.entries(json).map(([name, value]) => [
    name,
    inner(value, Object.hasOwn(parts, name) ? parts[name] : additionalProperties),
  ]);
  return Object.fromEntries(entries) as JsonObject;
}

function isOf(json: Json, { type, format }: JsonObject): boolean {
  if (format === 'uri') return isFileUrl(json);
  if (Array.isArray(json)) return type === 'array';
  if (isJsonObject(json)) return type === 'object';
  return typeof json === type;
}
