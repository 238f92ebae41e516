import { isRecord, type JsonObject } from './json.ts';

/** A file that a model has made in its output folder; leaves the server as a URL. */
export interface OutputFile {
  readonly kind: 'output-file';
  readonly name: string;
  readonly contentType: string;
}

/** What a model gives back: one value at the end, or items one by one. */
export interface OutputSpec<T> {
  readonly schema: JsonObject;
  /** Further components that the schema refers to. */
  readonly components: JsonObject;
  readonly streams: 'none' | 'text' | 'files';
  /** Never set: carries the type only. */
  readonly type?: T;
}

/** One file. */
export function fileOutput(): OutputSpec<OutputFile> {
  return {
    schema: { type: 'string', format: 'uri', title: 'Output' },
    components: {},
    streams: 'none',
  };
}

/** One text; it is also sent as a stream of one event. */
export function textOutput(): OutputSpec<string> {
  return { schema: { type: 'string', title: 'Output' }, components: {}, streams: 'text' };
}

/** A list of texts, all at once. */
export function textListOutput(): OutputSpec<readonly string[]> {
  return {
    schema: { type: 'array', items: { type: 'string' }, title: 'Output' },
    components: {},
    streams: 'none',
  };
}

/** A JSON value that is not described further. */
export function jsonOutput(): OutputSpec<Readonly<Record<string, unknown>>> {
  return { schema: { type: 'object', title: 'Output' }, components: {}, streams: 'none' };
}

/** An object whose fields are described one by one; all fields are always there. */
export function objectOutput<T>(properties: JsonObject): OutputSpec<T> {
  const described = Object.fromEntries(
    Object.entries(properties).map(([name, property]) => [
      name,
      { ...(isJsonObject(property) ? property : {}), title: toTitle(name) },
    ]),
  );
  return {
    schema: { $ref: '#/components/schemas/ModelOutput' },
    components: {
      ModelOutput: {
        type: 'object',
        title: 'ModelOutput',
        required: Object.keys(properties),
        properties: described,
      },
    },
    streams: 'none',
  };
}

/** Files one by one, as they are ready. */
export function fileIteratorOutput(): OutputSpec<AsyncIterable<OutputFile>> {
  return {
    schema: {
      type: 'array',
      items: { type: 'string', format: 'uri' },
      title: 'Output',
      'x-cog-array-type': 'iterator',
    },
    components: {},
    streams: 'files',
  };
}

/** Pieces of one text, as they are ready; the whole is the pieces joined without a separator. */
export function textStreamOutput(): OutputSpec<AsyncIterable<string>> {
  return {
    schema: {
      type: 'array',
      items: { type: 'string' },
      title: 'Output',
      'x-cog-array-type': 'iterator',
      'x-cog-array-display': 'concatenate',
    },
    components: {},
    streams: 'text',
  };
}

/** Whether a value in an output is a file to be given as a URL. */
export function isOutputFile(value: unknown): value is OutputFile {
  return isRecord(value) && value['kind'] === 'output-file';
}

/** `cell_size` -> `Cell Size`, as Cog titles its properties. */
export function toTitle(name: string): string {
  return name
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');
}

function isJsonObject(value: unknown): value is JsonObject {
  return isRecord(value);
}
