import type { JsonObject } from './json.ts';

/** A file input after the server has fetched it: `label` is the input as the user knows it, such as `image` or `images[2]`. */
export interface InputFile {
  readonly label: string;
  readonly path: string;
  readonly bytes: number;
  readonly contentType: string;
}

/** One input of a model: its schema, how it is asked for, and how its value is read. */
export interface InputSpec<T> {
  readonly property: JsonObject;
  /** Set for a choice: becomes a component of its own, named after the input. */
  readonly enumeration: JsonObject | undefined;
  readonly required: boolean;
  readonly files: 'none' | 'one' | 'many';
  readonly secret: boolean;
  readonly read: (value: unknown) => T;
}

/** The inputs of a model by name, in the order in which they are shown. */
export type InputSpecs = Readonly<Record<string, InputSpec<unknown>>>;

/** What a model's `run` receives for its inputs. */
export type InputsOf<Specs extends InputSpecs> = {
  readonly [Name in keyof Specs]: Specs[Name] extends InputSpec<infer T> ? T : never;
};

/** The same input, but it may be left out. As with Cog it is `nullable`, yet an explicit null is refused. */
export function optional<T>(spec: InputSpec<T>): InputSpec<T | undefined> {
  const { default: _default, ...property } = spec.property;
  return {
    ...spec,
    property: { ...property, nullable: true },
    required: false,
    read: (value) => (value === undefined ? undefined : spec.read(value)),
  };
}

/** The same input, marked as one that new pipelines should not use. */
export function deprecated<T>(spec: InputSpec<T>): InputSpec<T> {
  return { ...spec, property: { ...spec.property, deprecated: true } };
}

/** The same input without `x-order`, as many public models leave it out. */
export function unordered<T>(spec: InputSpec<T>): InputSpec<T> {
  return { ...spec, property: { ...spec.property, 'x-order': null } };
}

/** Reads every input of a checked body, with its default where it was left out. */
export function readInputs<Specs extends InputSpecs>(
  specs: Specs,
  input: Readonly<Record<string, unknown>>,
): InputsOf<Specs> {
  const values = Object.entries(specs).map(([name, spec]) => [
    name,
    spec.read(input[name] ?? spec.property['default']),
  ]);
  return Object.fromEntries(values) as InputsOf<Specs>;
}
