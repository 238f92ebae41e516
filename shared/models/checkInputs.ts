import { canonicalJson, isJsonObject, type Json } from '../domain/json.ts';
import {
  isFileType,
  isListType,
  type InputPort,
  type Limits,
  type PortType,
  type ScalarType,
  type SelectOption,
  type UnionBranch,
} from '../domain/ports.ts';
import { findSecretRef } from '../domain/secretRef.ts';
import { checkInside } from './checkInside.ts';

type Spot = {
  /** How messages name the value: `"Width"`, or `Item 2 of "Images"`. */
  readonly what: string;
  readonly limits: Limits;
  /** The choices of each item of a list. */
  readonly options?: readonly SelectOption[] | undefined;
};

/**
 * Says in one sentence why a value typed on a port cannot be used; undefined when it can. Null is an unset
 * value: only a required port refuses it. Files are FileRefs; a single value on a list port is a list of one.
 */
export function checkInput(port: InputPort, json: Json): string | undefined {
  const what = `"${port.title}"`;
  if (json === null)
    return port.required ? `${what} is required: enter a value or connect one.` : undefined;
  return checkShape(port, json, what);
}

/** Says why a value is not what a port or a branch of a union takes; `what` names the value. */
export function checkShape(
  { type, widget, limits = {} }: Pick<InputPort, 'type' | 'widget' | 'limits'>,
  json: Json,
  what: string,
): string | undefined {
  if (widget.kind === 'secret' && findSecretRef(json) !== undefined) return undefined;
  if (widget.kind === 'select') return checkChoice(what, widget.options, json);
  if (widget.kind === 'union') return checkUnion(what, widget.branches, json);
  if (limits.schema !== undefined) return checkInside(limits.schema, json, what);
  const options = widget.kind === 'list' ? widget.options : undefined;
  return checkType(type, json, { what, limits, options });
}

function checkUnion(
  what: string,
  branches: readonly UnionBranch[],
  json: Json,
): string | undefined {
  const faults = branches.map((branch) => checkShape(branch, json, what));
  if (faults.includes(undefined)) return undefined;
  // The branch of the value's own kind knows best what is wrong with it.
  const own = branches.findIndex(
    ({ type }) => checkType(type, json, { what, limits: {} }) === undefined,
  );
  const labels = branches.map(({ label }) => label.toLowerCase()).join(' or ');
  return faults[own] ?? `${what} cannot be ${shown(json)}: enter ${labels}.`;
}

function checkType(type: PortType, json: Json, spot: Spot): string | undefined {
  if (!isListType(type)) return checkItem(type, json, spot);
  const items: readonly Json[] = Array.isArray(json) ? json : [json];
  const { what, limits, options } = spot;
  const inner = { limits: limits.items ?? {}, options };
  for (const [index, item] of items.entries()) {
    const fault = checkType(type.list, item, { ...inner, what: `Item ${index + 1} of ${what}` });
    if (fault !== undefined) return fault;
  }
  return checkLength(items, spot);
}

function checkLength(items: readonly Json[], { what, limits }: Spot): string | undefined {
  const { minItems = 0, maxItems = Infinity, uniqueItems = false } = limits;
  const has = items.length === 1 ? '1 item' : `${items.length} items`;
  if (items.length < minItems) return `${what} has ${has}: give it at least ${minItems}.`;
  if (items.length > maxItems) return `${what} has ${has}: keep at most ${maxItems}.`;
  const isDouble = uniqueItems && new Set(items.map(canonicalJson)).size < items.length;
  return isDouble ? `${what} has an item twice: keep each once.` : undefined;
}

function checkItem(type: ScalarType, json: Json, spot: Spot): string | undefined {
  return spot.options === undefined
    ? checkScalar(type, json, spot)
    : checkChoice(spot.what, spot.options, json);
}

function checkChoice(
  what: string,
  options: readonly SelectOption[],
  json: Json,
): string | undefined {
  if (options.some((option) => JSON.stringify(option.value) === JSON.stringify(json)))
    return undefined;
  const labels = options.slice(0, 8).map((option) => option.label);
  const more =
    options.length > labels.length ? `, or one of ${options.length - labels.length} more` : '';
  return `${what} cannot be ${shown(json)}: choose one of ${labels.join(', ')}${more}.`;
}

function checkScalar(type: ScalarType, json: Json, spot: Spot): string | undefined {
  if (type === 'text') {
    return typeof json === 'string' ? checkText(json, spot) : wrong(spot, json, 'text');
  }
  if (type === 'integer' || type === 'number') return checkNumber(type, json, spot);
  if (type === 'boolean') {
    return typeof json === 'boolean' ? undefined : wrong(spot, json, 'true or false');
  }
  if (!isFileType(type) || isFileRef(json)) return undefined;
  return `${spot.what} must be a file: choose one or drop it there.`;
}

function checkNumber(type: 'integer' | 'number', json: Json, spot: Spot): string | undefined {
  const isNumber = typeof json === 'number' && Number.isFinite(json);
  if (isNumber && (type === 'number' || Number.isInteger(json))) return checkRange(json, spot);
  return wrong(spot, json, type === 'integer' ? 'a whole number' : 'a number');
}

function wrong(spot: Spot, json: Json, expected: string): string {
  return `${spot.what} must be ${expected}, but is ${shown(json)}: enter ${expected}.`;
}

function isFileRef(json: Json): boolean {
  return isJsonObject(json) && typeof json['name'] === 'string';
}

function checkRange(number: number, { what, limits }: Spot): string | undefined {
  const ends = endsOf(limits);
  const broken = ends.find(({ holds }) => !holds(number));
  const { minimum, maximum, multipleOf } = limits;
  if (broken !== undefined) {
    const isClosed = minimum !== undefined && maximum !== undefined;
    const range = isClosed
      ? `from ${minimum} to ${maximum}`
      : ends.map(({ text }) => text).join(' and ');
    return `${what} must be ${broken.text}, but is ${number}: enter a number ${range}.`;
  }
  if (multipleOf === undefined || isMultiple(number, multipleOf)) return undefined;
  return `${what} must be a multiple of ${multipleOf}, but is ${number}: enter the next one.`;
}

type End = { readonly text: string; readonly holds: (number: number) => boolean };

function endsOf({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: Limits): readonly End[] {
  const end = (
    words: string,
    at: number | undefined,
    holds: (number: number, at: number) => boolean,
  ) =>
    at === undefined
      ? []
      : [{ text: `${words} ${at}`, holds: (number: number) => holds(number, at) }];
  return [
    ...end('at least', minimum, (number, at) => number >= at),
    ...end('more than', exclusiveMinimum, (number, at) => number > at),
    ...end('at most', maximum, (number, at) => number <= at),
    ...end('less than', exclusiveMaximum, (number, at) => number < at),
  ];
}

/** 0.3 is a multiple of 0.1 to people. */
function isMultiple(number: number, of: number): boolean {
  const count = number / of;
  return Math.abs(count - Math.round(count)) < 1e-6;
}

function checkText(text: string, { what, limits }: Spot): string | undefined {
  const { minLength = 0, maxLength = Infinity, pattern } = limits;
  const length = lengthOf(text);
  if (length < minLength) return `${what} is too short: enter at least ${count(minLength)}.`;
  if (length > maxLength)
    return `${what} has ${count(length)}: shorten it to at most ${maxLength}.`;
  if (pattern === undefined || matches(pattern, text)) return undefined;
  return `${what} does not have the form that the model asks for: enter text that matches ${pattern}.`;
}

/** In Unicode characters, as JSON Schema counts. */
function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}

function count(characters: number): string {
  return characters === 1 ? '1 character' : `${characters} characters`;
}

/** A pattern that is none here (Python's syntax differs) accepts everything: the model has the last word. */
function matches(pattern: string, text: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(text);
  } catch {
    return true;
  }
}

function shown(json: Json): string {
  if (typeof json === 'object' && json !== null) return isJsonObject(json) ? 'an object' : 'a list';
  if (typeof json !== 'string') return String(json);
  return json.length > 60 ? `"${json.slice(0, 57)}..."` : `"${json}"`;
}
