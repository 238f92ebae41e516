import {
  canonicalJson,
  isJsonObject,
  mayBeRounded,
  type Json,
  type JsonObject,
} from '../domain/json.ts';
import {
  isFileType,
  isListType,
  type Limits,
  type PortType,
  type SelectOption,
  type Widget,
} from '../domain/ports.ts';
import { isMultiple } from './faults/rangeFault.ts';
import { enumOf, isSecret } from './inputType.ts';
import type { ResolvedSchema } from './resolveSchema.ts';
import { descriptionOf, numberOf, wordsOf } from './schemaText.ts';

type Shown = {
  readonly name: string;
  readonly type: PortType;
  readonly limits: Limits;
};

/** How a model's input is edited: the form column of the reference's table of schema features. */
export function inputWidget(resolved: ResolvedSchema, { name, type, limits }: Shown): Widget {
  const { schema, items } = resolved;
  if (isSecret(resolved)) return { kind: 'secret' };
  const choices = enumOf(schema);
  if (choices !== undefined) return { kind: 'select', options: optionsOf(schema, choices) };
  if (isListType(type)) return listWidget(type.list, items?.schema ?? {});
  if (isFileType(type)) return { kind: 'file', accept: type };
  if (type === 'text') return { kind: isMultiline(name, schema) ? 'multiline' : 'line' };
  if (type === 'boolean') return { kind: 'switch' };
  if (type === 'integer' || type === 'number')
    return numberWidget(name, { ...limits, type, onGrid: numberOf(schema, 'default') });
  return { kind: 'json' };
}

/**
 * The choices, each once, with the names that the schema gives them (`enumNames`, or the titles of `oneOf`). One that
 * was rounded is none: the model would be sent another.
 */
function optionsOf(schema: JsonObject, choices: readonly Json[]): readonly SelectOption[] {
  const { enumNames } = schema;
  const names: readonly Json[] = Array.isArray(enumNames) ? enumNames : [];
  const options = choices.map((value, index): [string, SelectOption] => {
    const name = names.length === choices.length ? names[index] : undefined;
    return [
      canonicalJson(value),
      { value, label: typeof name === 'string' ? name : labelOf(value) },
    ];
  });
  return [...new Map(options).values()].filter(({ value }) => !mayBeRounded(value));
}

function listWidget(item: PortType, schema: JsonObject): Widget {
  if (isListType(item)) return { kind: 'json' };
  if (isFileType(item)) return { kind: 'files', accept: item };
  const isScalar = item === 'text' || item === 'number' || item === 'integer' || item === 'boolean';
  if (!isScalar) return { kind: 'json' };
  const choices = enumOf(schema);
  return {
    kind: 'list',
    item,
    ...(choices === undefined ? {} : { options: optionsOf(schema, choices) }),
  };
}

function labelOf(value: Json): string {
  if (value === '') return '(empty)';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

const longWords = new Set(
  'prompt prompts text system negative caption question lyrics script message story instruction instructions context'.split(
    ' ',
  ),
);
const shortWords = new Set(
  'url urls link id key path weights format language voice name'.split(' '),
);

function isMultiline(name: string, schema: JsonObject): boolean {
  if (isShort(schema)) return false;
  if (typeof schema['default'] === 'string' && schema['default'].includes('\n')) return true;
  const words = wordsOf(name);
  if (words.some((word) => shortWords.has(word))) return false;
  if (words.some((word) => longWords.has(word))) return true;
  const isUnset = schema['default'] === undefined || schema['default'] === null;
  return isUnset && (descriptionOf(schema['description'])?.length ?? 0) > 120;
}

function isShort(schema: JsonObject): boolean {
  const isBounded = (numberOf(schema, 'maxLength') ?? Infinity) <= 80;
  return isBounded || schema['pattern'] !== undefined || schema['format'] !== undefined;
}

type Numbers = Limits & {
  readonly type: 'integer' | 'number';
  /** A number that a slider should be able to stand on. */
  readonly onGrid: number | undefined;
};

/** A slider where both ends are values and it reaches nothing but values; else a field. */
function numberWidget(name: string, numbers: Numbers): Widget {
  const { type, minimum, maximum, multipleOf = 0 } = numbers;
  if (type === 'integer' && wordsOf(name).at(-1) === 'seed') return { kind: 'seed' };
  if (minimum === undefined || maximum === undefined) return { kind: 'number' };
  const range = maximum - minimum;
  const isOff = multipleOf !== 0 && !isMultiple(minimum, multipleOf);
  if (range <= 0 || range > 10_000 || isOff) return { kind: 'number' };
  return { kind: 'slider', step: multipleOf || sliderStep(range, { ...numbers, minimum }) };
}

function sliderStep(
  range: number,
  { type, minimum, onGrid }: Numbers & { minimum: number },
): number {
  return type === 'integer' ? 1 : stepFor(range, [minimum, onGrid ?? minimum]);
}

/** The coarsest decimal step with 20 stops or more on which the given values lie. */
function stepFor(range: number, onGrid: readonly number[]): number {
  const steps = [1, 0.1, 0.01, 0.001];
  return (
    steps.find((step) => range / step >= 20 && onGrid.every((value) => isMultiple(value, step))) ??
    0.0001
  );
}

/** Says whether a JSON value has the type of a port, limits aside: what a default must be to be shown. */
export function hasType(json: Json, type: PortType): boolean {
  if (isListType(type))
    return Array.isArray(json) && json.every((item: Json) => hasType(item, type.list));
  if (type === 'text') return typeof json === 'string';
  if (type === 'integer') return Number.isInteger(json);
  if (type === 'number') return typeof json === 'number';
  if (type === 'boolean') return typeof json === 'boolean';
  if (isFileType(type)) return isJsonObject(json);
  return true;
}
