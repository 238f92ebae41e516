import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { gatewayWire } from '../../electron/providers/lowcodeapi/gatewayWire.ts';
import { gatewayRoutes } from '../../electron/providers/lowcodeapi/routes.ts';
import type { ReplicateProvider } from '../../electron/providers/replicate/createReplicateProvider.ts';
import { createApiClient } from '../../electron/providers/replicate/http/apiClient.ts';
import { parseApiAddress } from '../../electron/providers/replicate/http/apiAddress.ts';
import { textReader } from '../../electron/providers/replicate/http/readings.ts';
import { failureOf } from '../conformance/failureOf.ts';
import { sharedData } from '../sharedData.ts';
import { startGateway } from './startGateway.ts';

const ref = { owner: 'builtin', name: 'split-text' };
const own = { owner: 'me', name: 'mine' };
const version = 'a'.repeat(64);
const settings = { version, hardware: 'cpu', minInstances: 0, maxInstances: 1 };
const words = { model: 'builtin/stream-words', version: null, input: { prompt: 'one' } };

type Given = {
  readonly provider: ReplicateProvider;
  /** Names a file at the server, which only a direct upload can bring there. */
  readonly fileId: () => Promise<string>;
};

/** How the client uses a route: a call, which the built-in server may refuse as the thing it names is not there, or a reason why it never will. */
type Use =
  | { readonly call: (given: Given) => Promise<unknown>; readonly refused?: true }
  | { readonly never: string };

// The built-in server has none of these; the route is used all the same.
const refused = true;

/** One row for each route. */
const uses: { readonly [route: string]: Use } = {
  'GET /account': { call: ({ provider }) => provider.account.get() },
  'GET /collections': { call: ({ provider }) => provider.collections.list() },
  'GET /collections/collection_slug': {
    refused,
    call: ({ provider }) => provider.collections.get('slug'),
  },
  'GET /deployments': { call: ({ provider }) => provider.deployments.list() },
  'POST /deployments': {
    refused,
    call: ({ provider }) =>
      provider.deployments.create({ ...own, ...settings, model: 'builtin/upscale' }),
  },
  'GET /deployments/deployment_owner/deployment_name': {
    refused,
    call: ({ provider }) => provider.deployments.get(own),
  },
  'PATCH /deployments/deployment_owner/deployment_name': {
    refused,
    call: ({ provider }) => provider.deployments.update(own, { minInstances: 1 }),
  },
  'DELETE /deployments/deployment_owner/deployment_name': {
    refused,
    call: ({ provider }) => provider.deployments.delete(own),
  },
  'POST /deployments/deployment_owner/deployment_name/predictions': {
    refused,
    call: ({ provider }) => provider.deployments.predict(own, words),
  },
  'GET /files': { call: ({ provider }) => provider.files.list() },
  'POST /files': { never: 'the gateway loses uploads, so files go as data URLs' },
  'GET /files/file_id': {
    call: async ({ provider, fileId }) => provider.files.get(await fileId()),
  },
  'DELETE /files/file_id': {
    call: async ({ provider, fileId }) => provider.files.delete(await fileId()),
  },
  'GET /files/file_id/download': { never: 'the gateway corrupts bytes, so downloads are direct' },
  'GET /hardware': { call: ({ provider }) => provider.hardware.list() },
  'GET /models': { call: ({ provider }) => provider.models.list() },
  'POST /models': {
    refused,
    call: ({ provider }) =>
      provider.ownModels.create({ ...own, visibility: 'private', hardware: 'cpu' }),
  },
  'GET /models/model_owner/model_name': { call: ({ provider }) => provider.models.get(ref) },
  'PATCH /models/model_owner/model_name': {
    refused,
    call: ({ provider }) => provider.ownModels.update(own, { description: 'x' }),
  },
  'DELETE /models/model_owner/model_name': {
    refused,
    call: ({ provider }) => provider.ownModels.delete(own),
  },
  'GET /models/model_owner/model_name/examples': {
    call: ({ provider }) => provider.examples.list(ref),
  },
  'POST /models/model_owner/model_name/predictions': {
    call: ({ provider }) =>
      provider.officialModels.predict({ owner: 'builtin', name: 'stream-words' }, words),
  },
  'GET /models/model_owner/model_name/readme': {
    call: ({ provider }) => provider.models.readme(ref),
  },
  'GET /models/model_owner/model_name/versions': {
    call: ({ provider }) => provider.versions.list(ref),
  },
  'GET /models/model_owner/model_name/versions/version_id': {
    call: async ({ provider }) => {
      const version = (await provider.versions.list(ref)).items[0]?.id ?? '';
      return provider.versions.get({ ...ref, version });
    },
  },
  'DELETE /models/model_owner/model_name/versions/version_id': {
    refused,
    call: ({ provider }) => provider.ownModels.deleteVersion({ ...own, version }),
  },
  'POST /models/model_owner/model_name/versions/version_id/trainings': {
    refused,
    call: ({ provider }) =>
      provider.trainings.create({ ...own, version, destination: 'me/it', input: {} }),
  },
  'GET /predictions': { call: ({ provider }) => provider.predictions.list() },
  'POST /predictions': { call: ({ provider }) => provider.predictions.create(words) },
  'GET /predictions/prediction_id': {
    call: async ({ provider }) =>
      provider.predictions.get((await provider.predictions.create(words)).id),
  },
  'POST /predictions/prediction_id/cancel': {
    call: async ({ provider }) =>
      provider.predictions.cancel((await provider.predictions.create(words)).id),
  },
  'GET /search': { call: ({ provider }) => provider.models.search('split') },
  'GET /trainings': { call: ({ provider }) => provider.trainings.list() },
  'GET /trainings/training_id': { refused, call: ({ provider }) => provider.trainings.get('t1') },
  'POST /trainings/training_id/cancel': {
    refused,
    call: ({ provider }) => provider.trainings.cancel('t1'),
  },
  'GET /webhooks/default/secret': { call: ({ provider }) => provider.webhooks.secret() },
};

const called = Object.entries(uses).flatMap(([route, use]) =>
  'call' in use ? [{ route, ...use }] : [],
);

test('every route has a row', () => {
  expect(Object.keys(uses).toSorted()).toEqual(gatewayRoutes.toSorted());
});

test.each(called)('$route is used by the client and answered', async ({ route, ...use }) => {
  const { provider, direct, gateway } = await startGateway();
  const upload = {
    name: 'a.txt',
    mediaType: 'text/plain',
    size: 2,
    open: () => Readable.from([Buffer.from('hi')]),
  };
  const fileId = async () => (await direct.files.upload(upload)).id;
  const ended = use.call({ provider, fileId });
  if (use.refused === true) {
    expect((await failureOf(ended)).kind).toMatch(/^(not-found|provider-rejected)$/);
  } else await ended;
  expect(gateway.requests.map((request) => request.route)).toContain(route);
});

/** `acme` for an owner, and so on: a real path with every placeholder filled in. */
function realPath(template: string): readonly string[] {
  return template
    .replaceAll(/\{(\w+)\}/g, (_, name: string) => `my-${name}.1`)
    .split('/')
    .slice(1);
}

test.each(gatewayRoutes)('%s reaches the same operation behind the gateway', async (route) => {
  const { gateway, server } = await startGateway();
  const [method, address = ''] = route.split(' ');
  const template = address.replaceAll(/[a-z]+_(?:owner|name|id|slug)/g, '{$&}');
  const client = createApiClient({
    provider: 'LowCodeAPI',
    baseUrl: gateway.baseUrl,
    token: () => gateway.token,
    userAgent: 'test',
    wire: gatewayWire(50),
    sleep: async () => {},
  });
  try {
    const path = realPath(template);
    const parsed = z.enum(['GET', 'POST', 'PATCH', 'DELETE']).parse(method);
    const call = { method: parsed, path, what: { message: 'try it' }, read: textReader };
    await client.call(call).catch(() => undefined);
    expect(gateway.requests[0]?.route).toBe(route);
    expect(gateway.requests[0]?.body).toBe('');
    // What the built-in server has no route for still arrived, as itself or as unknown.
    expect(server.counts.requests()).toBe(route === 'POST /files' ? 0 : 1);
  } finally {
    await client.close();
  }
});

const definition = sharedData('lowcodeapi-replicate-definition.json');
const zDefinition = z.object({
  paths: z.record(
    z.string(),
    z.record(z.string(), z.object({ externalDocs: z.object({ api_endpoint: z.string() }) })),
  ),
});

describe.skipIf(definition.missing)('the definition of the gateway', () => {
  test('has the routes that we know, and each real path is turned into its literal one', () => {
    const { paths } = zDefinition.parse(JSON.parse(readFileSync(definition.path, 'utf8')));
    const operations = Object.entries(paths).flatMap(([literal, methods]) =>
      Object.entries(methods).map(([method, { externalDocs }]) => ({
        method: z.enum(['GET', 'POST', 'PATCH', 'DELETE']).parse(method.toUpperCase()),
        literal,
        template: externalDocs.api_endpoint.replace(/^https?:\/\/[^/]+\/v1/, ''),
      })),
    );
    const known = operations.map(({ method, literal }) => `${method} ${literal.slice(3)}`);
    expect(known.toSorted()).toEqual(gatewayRoutes.toSorted());
    expect(known).toHaveLength(36);
    const address = parseApiAddress('https://gateway.test/replicate');
    for (const { method, literal, template } of operations) {
      const call = { method, path: realPath(template), what: { message: 'try it' } };
      const url = gatewayWire(1).url(call, address, 'at_x');
      const names = [...template.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
      expect(url.pathname).toBe(`/replicate${literal}`);
      expect(Object.fromEntries(url.searchParams)).toEqual({
        ...Object.fromEntries(names.map((name) => [name, `my-${name}.1`])),
        api_token: 'at_x',
      });
    }
  });
});
