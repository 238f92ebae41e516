import { isJsonObject, type Json, type JsonObject } from '../../domain/json.ts';
import type { Limits } from '../../domain/ports.ts';
import type { Sentence } from '../../domain/sentence.ts';
import { joined } from '../../sentences/joined.ts';
import { say } from '../../sentences/say.ts';
import { numberOf, textOf } from '../schemaText.ts';
import { choiceFault } from './choiceFault.ts';
import { rangeFault } from './rangeFault.ts';
import { shownJson } from './shownJson.ts';
import { textFault } from './textFault.ts';

/** What a schema has against a value apart from what is inside it: its type, the choices, the limits of a number or text. */
export function scalarFault(schema: JsonObject, json: Json): Sentence | undefined {
  return typeFault(schema['type'], json) ?? oneOfFault(schema, json) ?? limitFault(schema, json);
}

type Word = 'text' | 'number' | 'integer' | 'boolean' | 'list' | 'object' | 'null';
type Kind = { readonly word: Word; readonly holds: (json: Json) => boolean };

const kinds: { readonly [type: string]: Kind } = {
  string: { word: 'text', holds: (json) => typeof json === 'string' },
  number: { word: 'number', holds: (json) => typeof json === 'number' },
  integer: { word: 'integer', holds: (json) => Number.isInteger(json) },
  boolean: { word: 'boolean', holds: (json) => typeof json === 'boolean' },
  array: { word: 'list', holds: (json) => Array.isArray(json) },
  object: { word: 'object', holds: isJsonObject },
  null: { word: 'null', holds: (json) => json === null },
};

function typeFault(type: Json | undefined, json: Json): Sentence | undefined {
  const names: readonly Json[] = Array.isArray(type) ? type : [type ?? ''];
  const wanted = names.map((name) =>
    typeof name === 'string' && Object.hasOwn(kinds, name) ? kinds[name] : undefined,
  );
  // A type that JSON does not have says nothing.
  const known = wanted.filter((kind) => kind !== undefined);
  if (known.length < wanted.length || known.some((kind) => kind.holds(json))) return undefined;
  const expected = joined(
    'or',
    known.map(({ word }) => say(`inputs.${word}`)),
  );
  return say('inputs.wrongType', { type: expected, value: shownJson(json) });
}

function oneOfFault(schema: JsonObject, json: Json): Sentence | undefined {
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

function limitFault(schema: JsonObject, json: Json): Sentence | undefined {
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
