import { Ajv2020 } from 'ajv/dist/2020.js';
import { toArtifactId } from '../../shared/domain/ids.ts';
import { isJsonObject, ownValue, type Json, type JsonObject } from '../../shared/domain/json.ts';
import type { InputPort } from '../../shared/domain/ports.ts';
import type { Value } from '../../shared/domain/values.ts';
import { readInlineValue } from '../../shared/graph/inlineValue.ts';
import { toModelInput } from '../../shared/models/toModelInput.ts';

/** Where the files of a request are. */
export const fileAddress = 'https://files.example/a.bin';

/** A file as it is typed on a node. */
export const fileRef: Json = { name: 'a.bin', artifact: 'a'.repeat(64), mediaType: '', size: 1 };

/** The input of the prediction whose node holds these values, as it is sent. */
export function sentFor(inputs: readonly InputPort[], values: JsonObject): JsonObject {
  const typed = inputs.flatMap((port): readonly (readonly [string, Value])[] => {
    const value = ownValue(values, port.name);
    if (value === undefined || value === null) return [];
    const read = readInlineValue(value, { type: port.type, port: port.name }, () => ({
      id: toArtifactId('a'.repeat(64)),
      name: 'a.bin',
      mediaType: 'application/octet-stream',
      size: 1,
    }));
    return [[port.name, read]];
  });
  return toModelInput(inputs, Object.fromEntries(typed), () => fileAddress);
}

/** What ajv has against a request, by the `Input` of a document; empty where it is right. */
export function faultsOfRequest(document: JsonObject, sent: JsonObject): readonly string[] {
  const ajv = new Ajv2020({
    strict: false,
    validateFormats: false,
    allErrors: true,
    unicodeRegExp: false,
    ownProperties: true,
    meta: false,
    validateSchema: false,
  });
  const validate = ajv.compile({ ...asJsonSchema(document), $ref: '#/components/schemas/Input' });
  if (validate(sent)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

/** OpenAPI 3.0's open bounds and `nullable` as ajv reads them. */
function asJsonSchema(json: JsonObject): JsonObject {
  const walk = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(walk);
    if (!isJsonObject(value)) return value;
    const { exclusiveMinimum, minimum, nullable, ...rest } = value;
    const inner = Object.fromEntries(
      Object.entries(rest).map(([name, each]) => [name, walk(each)]),
    );
    const isOpen = exclusiveMinimum === true;
    const own: JsonObject = {
      ...inner,
      ...(isOpen || exclusiveMinimum === undefined || exclusiveMinimum === false
        ? {}
        : { exclusiveMinimum }),
      ...(minimum === undefined ? {} : { [isOpen ? 'exclusiveMinimum' : 'minimum']: minimum }),
    };
    return nullable === true ? { anyOf: [own, { type: 'null' }] } : own;
  };
  const walked = walk(json);
  return isJsonObject(walked) ? walked : {};
}
