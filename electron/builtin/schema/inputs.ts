import type { InputFile, InputSpec } from './inputSpec.ts';
import { isRecord, type JsonObject } from './json.ts';

interface TextOptions {
  readonly description: string;
  readonly default?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
}

interface NumberOptions {
  readonly description: string;
  readonly default?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

interface ChoiceOptions<Value extends string | number> {
  readonly description: string;
  readonly values: readonly Value[];
  readonly default: NoInfer<Value>;
}

/** A text input; required unless it has a default. Lengths are in characters. */
export function textInput(options: TextOptions): InputSpec<string> {
  return plain({ type: 'string', ...options }, readText);
}

/** A text that must not be shown, stored or returned. */
export function secretInput(options: { readonly description: string }): InputSpec<string> {
  const property = {
    type: 'string',
    format: 'password',
    writeOnly: true,
    'x-cog-secret': true,
    ...options,
  };
  return { ...plain(property, readText), secret: true };
}

/** A whole number; required unless it has a default. */
export function integerInput(options: NumberOptions): InputSpec<number> {
  return plain({ type: 'integer', ...options }, readNumber);
}

/** A number; required unless it has a default. */
export function numberInput(options: NumberOptions): InputSpec<number> {
  return plain({ type: 'number', ...options }, readNumber);
}

/** A switch. */
export function booleanInput(options: {
  readonly description: string;
  readonly default: boolean;
}): InputSpec<boolean> {
  return plain({ type: 'boolean', ...options }, (value) => value === true);
}

/** One of a few texts or whole numbers; the schema keeps the values in a component of their own, as Cog does. */
export function choiceInput<const Value extends string | number>(
  options: ChoiceOptions<Value>,
): InputSpec<Value> {
  const { values, ...property } = options;
  return {
    ...plain(property, (value) => {
      const found = values.find((candidate) => candidate === value);
      if (found === undefined) throw new TypeError('The value is not one of the choices.');
      return found;
    }),
    enumeration: {
      type: typeof options.default === 'number' ? 'integer' : 'string',
      enum: [...values],
      description: 'An enumeration.',
    },
  };
}

/** One file, given as an http(s) URL on this computer or as a data URL. */
export function fileInput(options: { readonly description: string }): InputSpec<InputFile> {
  return { ...plain({ type: 'string', format: 'uri', ...options }, readFile), files: 'one' };
}

/** A list of files, each given as `fileInput` is. */
export function filesInput(options: {
  readonly description: string;
  readonly minItems: number;
  readonly maxItems: number;
}): InputSpec<readonly InputFile[]> {
  const property = { type: 'array', items: { type: 'string', format: 'uri' }, ...options };
  const read = (value: unknown): readonly InputFile[] => {
    if (!Array.isArray(value)) throw new TypeError('Expected a list of files.');
    return value.map(readFile);
  };
  return { ...plain(property, read), files: 'many' };
}

function plain<T>(property: JsonObject, read: (value: unknown) => T): InputSpec<T> {
  return {
    property,
    enumeration: undefined,
    required: !('default' in property),
    files: 'none',
    secret: false,
    read,
  };
}

function readText(value: unknown): string {
  if (typeof value !== 'string') throw new TypeError('Expected a text.');
  return value;
}

function readNumber(value: unknown): number {
  if (typeof value !== 'number') throw new TypeError('Expected a number.');
  return value;
}

function readFile(value: unknown): InputFile {
  if (!isRecord(value)) throw new TypeError('Expected a fetched file.');
  const { label, path, bytes, contentType } = value;
  return {
    label: readText(label),
    path: readText(path),
    bytes: readNumber(bytes),
    contentType: readText(contentType),
  };
}
