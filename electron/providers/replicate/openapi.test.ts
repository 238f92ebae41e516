import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import {
  rawPrediction,
  sendJson,
  type SeenRequest,
} from '../../../test/conformance/scriptedServer.ts';
import { startScripted } from '../../../test/conformance/startScripted.ts';
import { sharedData } from '../../../test/sharedData.ts';
import type { ReplicateProvider } from './createReplicateProvider.ts';

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
type Document = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly parameters: Readonly<Record<string, Parameter>> };
};

const data = sharedData('replicate-openapi.json');
const ref = { owner: 'acme', name: 'upscale' };
const version = 'a'.repeat(64);
const upload = {
  name: 'a.txt',
  mediaType: 'text/plain',
  size: 2,
  open: () => Readable.from([Buffer.from('hi')]),
};

const calls: readonly [string, (provider: ReplicateProvider) => Promise<unknown>][] = [
  ['account.get', (provider) => provider.account.get()],
  ['search', (provider) => provider.models.search('nano banana')],
  ['models.list', (provider) => provider.models.list({ cursor: 'c' })],
  ['models.get', (provider) => provider.models.get(ref)],
  ['models.readme.get', (provider) => provider.models.readme(ref)],
  ['models.versions.list', (provider) => provider.versions.list(ref)],
  ['models.versions.get', (provider) => provider.versions.get({ ...ref, version })],
  [
    'predictions.create',
    (provider) =>
      provider.predictions.create({
        model: 'acme/upscale',
        version,
        input: { a: [1, null, 'x'] },
        cancelAfterMs: 90_000,
      }),
  ],
  ['predictions.get', (provider) => provider.predictions.get('p1')],
  ['predictions.cancel', (provider) => provider.predictions.cancel('p1')],
  [
    'predictions.list',
    (provider) =>
      provider.predictions.list({
        createdAfter: '2026-01-01T00:00:00Z',
        createdBefore: '2026-02-01T00:00:00Z',
      }),
  ],
  ['files.create', (provider) => provider.files.upload(upload)],
  ['files.get', (provider) => provider.files.get('f1')],
  ['files.list', (provider) => provider.files.list()],
  ['files.delete', (provider) => provider.files.delete('f1')],
];

describe.skipIf(data.missing)('every request is one that the official document knows', () => {
  test.each(calls)('%s', async (operationId, call) => {
    const document = JSON.parse(readFileSync(data.path, 'utf8')) as Document;
    const { provider, server } = await startScripted((response) =>
      sendJson(response, 200, rawPrediction()),
    );
    // What the answer is read as is no matter here.
    await call(provider).catch(() => undefined);
    const [seen] = server.requests;
    if (seen === undefined) throw new Error('nothing was sent');
    expect(await problemsOf(document, operationId, seen)).toEqual([]);
  });

  test('the check itself sees a wrong path, query, header and body', async () => {
    const document = JSON.parse(readFileSync(data.path, 'utf8')) as Document;
    const seen: SeenRequest = {
      method: 'POST',
      path: '/v1/predictions',
      query: new URLSearchParams('limit=3'),
      headers: { 'content-type': 'application/json', prefer: 'wait=100' },
      body: JSON.stringify({ model: 'acme/upscale', input: {} }),
      bytes: Buffer.alloc(0),
    };
    const problems = await problemsOf(document, 'predictions.create', seen);
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual([
      'query',
      'header',
      'body',
      'body',
    ]);
    const lost = { ...seen, path: '/v1/models/a/b/versions/c/predictions' };
    expect(await problemsOf(document, 'predictions.create', lost)).toEqual(['no such operation']);
  });
});

async function problemsOf(
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
  const body: unknown = type.startsWith('multipart/')
    ? await partsOf(seen, type)
    : JSON.parse(seen.body);
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
