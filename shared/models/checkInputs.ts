import { isJsonObject, type Json } from '../domain/json.ts';
import {
  isFileType,
  isListType,
  type InputPort,
  type Limits,
  type PortType,
  type ScalarType,
  type SelectOption,
} from '../domain/ports.ts';

type Spot = {
  /** How messages name the value: `"Width"`, or `Item 2 of "Images"`. */
  readonly what: string;
  readonly limits: Limits;
};

/**
 * Says in one sentence why a value typed on a port cannot be used; undefined when it can. Null is an unset
 * value: only a required port refuses it. Files are FileRefs; a single value on a list port is a list of one.
 */
export function checkInput(port: InputPort, json: Json): string | undefined {
  const what = `"${port.title}"`;
  if (json === null)
    return port.required ? `${what} is required: enter a value or connect one.` : undefined;
  if (port.widget.kind === 'select') return checkChoice(what, port.widget.options, json);
  return checkType(port.type, json, { what, limits: port.limits ?? {} });
}

function checkType(type: PortType, json: Json, spot: Spot): string | undefined {
  if (!isListType(type)) return checkScalar(type, json, spot);
  const items: readonly Json[] = Array.isArray(json) ? json : [json];
  for (const [index, item] of items.entries()) {
    const fault = checkType(type.list, item, {
      ...spot,
      what: `Item ${index + 1} of ${spot.what}`,
    });
    if (fault !== undefined) return fault;
  }
  return undefined;
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
  const { minimum = -Infinity, maximum = Infinity } = limits;
  if (number >= minimum && number <= maximum) return undefined;
  const bound = number < minimum ? `at least ${minimum}` : `at most ${maximum}`;
  const range =
    Number.isFinite(minimum) && Number.isFinite(maximum) ? `from ${minimum} to ${maximum}` : bound;
  return `${what} must be ${bound}, but is ${number}: enter a number ${range}.`;
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
