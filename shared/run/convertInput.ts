import type { Json } from '../domain/json.ts';
import { describeType, isListType, type PortType, type ScalarType } from '../domain/ports.ts';

/** A text turned into the value of a type, or why it cannot be, as the end of a sentence. */
export type ConvertedInput =
  | { readonly ok: true; readonly json: Json }
  | { readonly ok: false; readonly message: string };

/**
 * Reads a value that a person typed, by the type of the input. Several texts make a list; one text for a
 * list may also be a JSON list.
 */
export function convertInput(type: PortType, texts: readonly string[]): ConvertedInput {
  if (isListType(type)) return convertList(type.list, texts);
  const [text, second] = texts;
  if (text === undefined) return { ok: false, message: `needs a value (${describeType(type)})` };
  if (second !== undefined)
    return { ok: false, message: `takes one value and was given ${texts.length}` };
  return convertScalar(type, text);
}

function convertList(item: PortType, texts: readonly string[]): ConvertedInput {
  const [only] = texts;
  const whole = texts.length === 1 && only !== undefined ? parseJson(only) : undefined;
  if (Array.isArray(whole)) {
    const parts: readonly Json[] = whole;
    return convertList(
      item,
      parts.map((part) => (typeof part === 'string' ? part : JSON.stringify(part))),
    );
  }
  const values: Json[] = [];
  for (const text of texts) {
    const converted = convertInput(item, [text]);
    if (!converted.ok) return converted;
    values.push(converted.json);
  }
  return { ok: true, json: values };
}

const yes = new Set(['true', 'yes', 'on', '1']);
const no = new Set(['false', 'no', 'off', '0']);

function convertScalar(type: ScalarType, text: string): ConvertedInput {
  switch (type) {
    case 'text':
      return { ok: true, json: text };
    case 'number':
    case 'integer':
      return convertNumber(type, text);
    case 'boolean':
      if (yes.has(text.toLowerCase())) return { ok: true, json: true };
      if (no.has(text.toLowerCase())) return { ok: true, json: false };
      return { ok: false, message: `takes true or false, not "${text}"` };
    case 'json':
    case 'any': {
      const json = parseJson(text);
      if (json !== undefined) return { ok: true, json };
      return {
        ok: false,
        message: 'takes JSON, and this is none: put quotes around a text, as in \'"word"\'',
      };
    }
    case 'file':
    case 'image':
    case 'video':
    case 'audio':
    case 'model3d':
      return {
        ok: false,
        message: `takes a file: write @ before its path, as in @${text === '' ? 'photo.png' : text}`,
      };
  }
}

function convertNumber(type: 'number' | 'integer', text: string): ConvertedInput {
  const number = text.trim() === '' ? Number.NaN : Number(text);
  const fits = type === 'integer' ? Number.isSafeInteger(number) : Number.isFinite(number);
  if (fits) return { ok: true, json: number };
  return {
    ok: false,
    message: `takes a ${type === 'integer' ? 'whole ' : ''}number, not "${text}"`,
  };
}

function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
