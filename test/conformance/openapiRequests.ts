import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { SeenRequest } from './scriptedServer.ts';

type Schema = Record<string, unknown>;
type Parameter = {
  readonly in: string;
  readonly name: string;
  readonly required?: boolean;
  readonly schema: Schema;
};
type Operation = {
  readonly operationId: string;
  readonly parameters?: readonly (Parameter | { readonly $ref: string })[];
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly schema: Schema }>>;
  };
};
/** The parts of an OpenAPI document that requests are checked with. */
export type Document = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation | undefined>>>>;
  readonly components: { readonly parameters: Readonly<Record<string, Parameter>> };
};

/** Reads the document. */
export function readOpenapi(path: string): Document {
  return JSON.parse(readFileSync(path, 'utf8')) as Document;
}

/** The ids of all operations, sorted. */
export function operationIdsOf({ paths }: Document): readonly string[] {
  const methods = Object.values(paths).flatMap((path) => Object.values(path));
  return methods.flatMap((operation) => operation?.operationId ?? []).sort();
}

/** What the document finds wrong with a request of an operation; nothing when it fits. */
export async function problemsOf(
  document: Document,
  operationId: string,
  seen: SeenRequest,
): Promise<string[]> {
  const found = findOperation(document, seen);
  if (found?.operationId !== operationId) return ['no such operation'];
  const ajv = new Ajv2020({ strict: false, allErrors: true, coerceTypes: true });
  addFormats.default(ajv);
  ajv.addSchema(document, 'doc');
  const parameters = (found.parameters ?? []).map((parameter) =>
    '$ref' in parameter
      ? (document.components.parameters[parameter.$ref.split('/').at(-1) ?? ''] as Parameter)
      : parameter,
  );
  return [
    ...queryProblems(ajv, parameters, seen),
    ...headerProblems(ajv, parameters, seen),
    ...(await bodyProblems(ajv, found, seen)),
  ];
}

function findOperation(document: Document, seen: SeenRequest): Operation | undefined {
  const path = seen.path.replace(/^\/v1/, '');
  const fits = Object.keys(document.paths).filter((template) =>
    new RegExp(`^${template.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`).test(path),
  );
  const exact = fits.find((template) => !template.includes('{')) ?? fits[0] ?? '';
  return document.paths[exact]?.[seen.method.toLowerCase()];
}

function queryProblems(
  ajv: Ajv2020,
  parameters: readonly Parameter[],
  seen: SeenRequest,
): string[] {
  const known = parameters.filter((parameter) => parameter.in === 'query');
  // `cursor` is in no operation of the document, yet in every `next` URL (replicate-api.md section 1).
  const foreign = [...seen.query.keys()].filter(
    (name) => name !== 'cursor' && !known.some((parameter) => parameter.name === name),
  );
  return [
    ...foreign.map((name) => `query ${name} is unknown`),
    ...known.flatMap(({ name, required, schema }) => {
      const value = seen.query.get(name);
      if (value === null) return required === true ? [`query ${name} is missing`] : [];
      return ajv.validate({ type: 'object', properties: { value: schema } }, { value })
        ? []
        : [`query ${name} ${ajv.errorsText()}`];
    }),
  ];
}

function headerProblems(
  ajv: Ajv2020,
  parameters: readonly Parameter[],
  seen: SeenRequest,
): string[] {
  return parameters
    .filter((parameter) => parameter.in === 'header')
    .flatMap(({ name, schema }) => {
      const value = seen.headers[name.toLowerCase()];
      return value === undefined || ajv.validate(schema, value) ? [] : [`header ${name}`];
    });
}

async function bodyProblems(
  ajv: Ajv2020,
  operation: Operation,
  seen: SeenRequest,
): Promise<string[]> {
  const content = operation.requestBody?.content;
  if (content === undefined) return seen.body === '' ? [] : ['body not wanted'];
  const type = String(seen.headers['content-type']);
  const schema = content[type.split(';')[0] ?? '']?.schema;
  if (schema === undefined) return [`body of ${type} is not known`];
  const body = await valueOf(seen, type);
  const rooted = JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"doc#/')) as Schema;
  if (
    ajv.validate(
      { ...rooted, ...(type.startsWith('multipart/') ? { additionalProperties: false } : {}) },
      body,
    )
  ) {
    return [];
  }
  return (ajv.errors ?? []).map((error) => `body ${error.instancePath} ${error.message}`);
}

async function valueOf(seen: SeenRequest, type: string): Promise<unknown> {
  if (type.startsWith('multipart/')) return partsOf(seen, type);
  return type.startsWith('text/') ? seen.body : JSON.parse(seen.body);
}

async function partsOf(seen: SeenRequest, type: string): Promise<Record<string, unknown>> {
  const form = await new Response(new Uint8Array(seen.bytes), {
    headers: { 'content-type': type },
  }).formData();
  return Object.fromEntries(
    await Promise.all(
      [...form].map(async ([name, part]) => {
        const text = typeof part === 'string' ? part : await part.text();
        return [name, name === 'metadata' ? (JSON.parse(text) as unknown) : text] as const;
      }),
    ),
  );
}
