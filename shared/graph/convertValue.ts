import { mediaKindOf } from '../domain/artifact.ts';
import { invalidInput } from '../domain/failure.ts';
import type { Json } from '../domain/json.ts';
import {
  depthOf,
  isFileType,
  isListType,
  type PortType,
  type ScalarType,
} from '../domain/ports.ts';
import {
  describeValue,
  jsonValue,
  listValue,
  numberValue,
  textValue,
  type Value,
} from '../domain/values.ts';
import { say } from '../sentences/say.ts';

/** How many lists deep a value is; an empty list counts as one. */
export function depthOfValue(value: Value): number {
  if (value.type !== 'list') return 0;
  return 1 + value.items.reduce((deepest, item) => Math.max(deepest, depthOfValue(item)), 0);
}

/**
 * Brings a value to the type of the port it enters. A value shallower than a list type is wrapped.
 * Throws `invalid-input` with the port when the value cannot be used there.
 */
export function convertValue(value: Value, type: PortType, port: string): Value {
  if (type === 'any') return value;
  if (isListType(type)) {
    if (value.type !== 'list') return listValue([convertValue(value, type.list, port)]);
    if (depthOfValue(value) < depthOf(type))
      return listValue([convertValue(value, type.list, port)]);
    return listValue(value.items.map((item) => convertValue(item, type.list, port)));
  }
  const converted = isFileType(type)
    ? toFile(value, type)
    : scalarConverters[type as PlainType](value);
  if (converted !== undefined) return converted;
  throw invalidInput(
    say('values.takes', { port, type: { portType: type }, value: describeValue(value) }),
    port,
  );
}

type PlainType = Exclude<ScalarType, 'any' | 'file' | 'image' | 'video' | 'audio' | 'model3d'>;

const scalarConverters: { readonly [T in PlainType]: (value: Value) => Value | undefined } = {
  text: toText,
  number: toNumber,
  integer: (value) => {
    const number = toNumber(value);
    return number?.type === 'number' && Number.isInteger(number.number) ? number : undefined;
  },
  boolean: (value) => {
    if (value.type === 'boolean') return value;
    return value.type === 'json' && typeof value.json === 'boolean'
      ? { type: 'boolean', boolean: value.json }
      : undefined;
  },
  json: toJson,
};

/** `file` takes any media; a narrower port checks the media type, which only a run can know. */
function toFile(value: Value, type: ScalarType): Value | undefined {
  if (value.type !== 'file') return undefined;
  if (type === 'file') return value;
  const kind = mediaKindOf(value.artifact.mediaType);
  return kind === type || kind === 'other' ? value : undefined;
}

function toText(value: Value): Value | undefined {
  switch (value.type) {
    case 'text':
      return value;
    case 'number':
      return textValue(String(value.number));
    case 'boolean':
      return textValue(String(value.boolean));
    case 'json':
      return textValue(typeof value.json === 'string' ? value.json : JSON.stringify(value.json));
    case 'file':
    case 'list':
      return undefined;
  }
}

function toNumber(value: Value): Value | undefined {
  if (value.type === 'number') return Number.isFinite(value.number) ? value : undefined;
  return value.type === 'json' && typeof value.json === 'number'
    ? numberValue(value.json)
    : undefined;
}

function toJson(value: Value): Value | undefined {
  switch (value.type) {
    case 'json':
      return value;
    case 'text':
      return jsonValue(parseJsonText(value.text));
    case 'number':
      return jsonValue(value.number);
    case 'boolean':
      return jsonValue(value.boolean);
    case 'file':
    case 'list':
      return undefined;
  }
}

function parseJsonText(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}
