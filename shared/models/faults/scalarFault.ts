import { isJsonObject, type Json, type JsonObject } from '../../domain/json.ts';
import type { Limits } from '../../domain/ports.ts';
import { numberOf, textOf } from '../schemaText.ts';
import { choiceFault } from './choiceFault.ts';
import { rangeFault } from './rangeFault.ts';
import { shownJson } from './shownJson.ts';
import { textFault } from './textFault.ts';

/** What a schema has against a value apart from what is inside it: its type, the choices, the limits of a number or text. */
export function scalarFault(schema: JsonObject, json: Json): string | undefined {
  return typeFault(schema['type'], json) ?? oneOfFault(schema, json) ?? limitFault(schema, json);
}

type Kind = { readonly words: string; readonly holds: (json: Json) => boolean };

const kinds: { readonly [type: string]: Kind } = {
  string: { words: 'text', holds: (json) => typeof json === 'string' },
  number: { words: 'a number', holds: (json) => typeof json === 'number' },
  integer: { words: 'a whole number', holds: (json) => Number.isInteger(json) },
  boolean: { words: 'true or false', holds: (json) => typeof json === 'boolean' },
  array: { words: 'a list', holds: (json) => Array.isArray(json) },
  object: { words: 'an object', holds: isJsonObject },
  null: { words: 'null', holds: (json) => json === null },
};

function typeFault(type: Json | undefined, json: Json): string | undefined {
  const names: readonly Json[] = Array.isArray(type) ? type : [type ?? ''];
  const wanted = names.map((name) =>
    typeof name === 'string' && Object.hasOwn(kinds, name) ? kinds[name] : undefined,
  );
  // A type that JSON does not have says nothing.
  if (wanted.some((kind) => kind === undefined || kind.holds(json))) return undefined;
  const words = wanted.map((kind) => kind?.words).join(' or ');
  return `must be ${words}, but is ${shownJson(json)}: enter ${words}.`;
}

function oneOfFault(schema: JsonObject, json: Json): string | undefined {
  const choices: readonly (readonly Json[])[] = [
    ...(Array.isArray(schema['enum']) ? [schema['enum']] : []),
    ...(schema['const'] === undefined ? [] : [[schema['const']]]),
  ];
  return choices
    .map((values) =>
      choiceFault(
        json,
        values.map((value) => ({ value, label: named(value) })),
      ),
    )
    .find((fault) => fault !== undefined);
}

function named(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

const words = [
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minLength',
  'maxLength',
] as const;

function limitFault(schema: JsonObject, json: Json): string | undefined {
  if (typeof json !== 'number' && typeof json !== 'string') return undefined;
  const numbers = words.flatMap((word) => {
    const at = numberOf(schema, word);
    return at === undefined ? [] : [[word, at]];
  });
  const pattern = textOf(schema, 'pattern');
  const limits: Limits = {
    ...Object.fromEntries(numbers),
    ...(pattern === undefined ? {} : { pattern }),
  };
  return typeof json === 'number' ? rangeFault(json, limits) : textFault(json, limits);
}
