import { toArtifactJson } from '../domain/artifact.ts';
import { FailureError } from '../domain/failure.ts';
import { isJsonObject, type Json, type JsonObject } from '../domain/json.ts';
import { isFileType, itemTypeOf, type OutputPort } from '../domain/ports.ts';
import { jsonValue, type PortValues, type Value } from '../domain/values.ts';
import { isConcatenated, outputFields, wholePortName } from './outputPorts.ts';
import { findRef, resolveSchema, type ResolvedSchema } from './resolveSchema.ts';
import { saveInnerFiles } from './saveInnerFiles.ts';
import { isFileUrl, toOutputValue, type SaveFile } from './toOutputValue.ts';
import { say } from '../sentences/say.ts';

type ModelOutput = {
  readonly ports: readonly OutputPort[];
  /** The Cog OpenAPI document that the ports were made from. */
  readonly schema: JsonObject;
  readonly output: Json;
  readonly saveFile: SaveFile;
};

/**
 * The values of a prediction's output ports. Typed by the schema, checked against what really came; files are
 * saved on the way, in order, a few at a time. Throws `unexpected` where nothing came at all.
 */
export async function fromModelOutput(model: ModelOutput): Promise<PortValues> {
  const { ports, schema, output } = model;
  const declared = resolveSchema(findRef('#/components/schemas/Output', schema), schema);
  if (output === null || output === undefined) {
    if (mayBeNull(declared)) return {};
    throw noOutput();
  }
  const fields = new Map(outputFields(declared.schema));
  if (fields.size > 0) return fromObject(model, fields);
  const [port] = ports;
  if (port === undefined) return {};
  const value = await toPortValue(model, port, { json: output, declared });
  if (value === undefined) throw noOutput();
  return { [port.name]: value };
}

async function fromObject(
  model: ModelOutput,
  fields: ReadonlyMap<string, Json>,
): Promise<PortValues> {
  const ports = model.ports.filter((port) => fields.has(port.name));
  const parts = isJsonObject(model.output) ? model.output : bareOutput(model.output, ports);
  const values = new Map<string, Value>();
  for (const port of ports) {
    const part = Object.hasOwn(parts, port.name) ? parts[port.name] : undefined;
    const declared = resolveSchema(fields.get(port.name), model.schema);
    const value =
      part === undefined ? undefined : await toPortValue(model, port, { json: part, declared });
    if (value !== undefined) values.set(port.name, value);
  }
  const whole = isJsonObject(model.output)
    ? wholeOf(model.output, ports, values)
    : wholeOfBare(model.output, values);
  return Object.fromEntries([...values, [wholePortName(ports), jsonValue(whole)]]);
}

type Part = { readonly json: Json; readonly declared: ResolvedSchema };

async function toPortValue(
  { schema, saveFile }: ModelOutput,
  { name, type }: OutputPort,
  { json, declared }: Part,
): Promise<Value | undefined> {
  const port = name;
  const whole =
    type === 'json'
      ? await saveInnerFiles(json, declared, { port, document: schema, saveFile })
      : json;
  const concatenated = isConcatenated(declared.schema);
  return toOutputValue(type, whole, { port, concatenated, saveFile });
}

/** An object was declared but one bare value came, as from suno-ai/bark: it goes to the first field it fits. */
function bareOutput(output: Json, ports: readonly OutputPort[]): JsonObject {
  const items: readonly Json[] = Array.isArray(output) ? output : [output];
  const isFile = items.length > 0 && items.every(isFileUrl);
  const fits = ports.find((port) => {
    const type = itemTypeOf(port.type);
    if (isFile) return isFileType(type);
    return typeof output === 'string' ? type === 'text' : typeof output === type || type === 'json';
  });
  return fits === undefined ? {} : { [fits.name]: output };
}

/** The whole object; saved files stand there as FileRefs, as their addresses die within the hour. */
function wholeOf(
  output: JsonObject,
  ports: readonly OutputPort[],
  values: ReadonlyMap<string, Value>,
): Json {
  const files = ports.filter(
    ({ name, type }) => (type === 'json' || isFileType(itemTypeOf(type))) && values.has(name),
  );
  const refs = files.map(
    (port) => [port.name, toRefs(values.get(port.name), output[port.name] ?? null)] as const,
  );
  return { ...output, ...Object.fromEntries(refs) };
}

function wholeOfBare(output: Json, values: ReadonlyMap<string, Value>): Json {
  const [value] = values.values();
  return toRefs(value, output);
}

function toRefs(value: Value | undefined, json: Json): Json {
  if (value?.type === 'file') return toArtifactJson(value.artifact);
  if (value?.type === 'json') return value.json;
  if (value?.type !== 'list') return json;
  return value.items.map((item, index) =>
    toRefs(item, Array.isArray(json) ? (json[index] ?? null) : json),
  );
}

/** Says whether a model said that it gives nothing, at least at times. */
function mayBeNull({ schema }: ResolvedSchema): boolean {
  return schema['nullable'] === true || schema['type'] === 'null';
}

function noOutput(): FailureError {
  return new FailureError({
    kind: 'unexpected',
    ...say('values.noOutput'),
  });
}
