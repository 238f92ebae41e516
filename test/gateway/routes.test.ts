import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { gatewayWire } from '../../electron/providers/lowcodeapi/gatewayWire.ts';
import { gatewayRoutes } from '../../electron/providers/lowcodeapi/routes.ts';
import type { Provider } from '../../electron/providers/provider.ts';
import { createApiClient } from '../../electron/providers/replicate/http/apiClient.ts';
import { parseApiAddress } from '../../electron/providers/replicate/http/apiAddress.ts';
import { textReader } from '../../electron/providers/replicate/http/readings.ts';
import { sharedData } from '../sharedData.ts';
import { startGateway } from './startGateway.ts';

const ref = { owner: 'builtin', name: 'split-text' };
const words = { model: 'builtin/stream-words', version: null, input: { prompt: 'one' } };

type Given = {
  readonly provider: Provider;
  /** Names a file at the server, which only a direct upload can bring there. */
  readonly fileId: () => Promise<string>;
};

/** How the client uses a route: a call of its own, an operation still to be written, or a reason why it never will. */
type Use =
  | { readonly call: (given: Given) => Promise<unknown> }
  | { readonly pending: string }
  | { readonly never: string };

/** One row for each route. Replace a `pending` by its `call` when the client has the operation. */
const uses: { readonly [route: string]: Use } = {
  'GET /account': { call: ({ provider }) => provider.account.get() },
  'GET /collections': { pending: 'collections.list' },
  'GET /collections/collection_slug': { pending: 'collections.get' },
  'GET /deployments': { pending: 'deployments.list' },
  'POST /deployments': { pending: 'deployments.create' },
  'GET /deployments/deployment_owner/deployment_name': { pending: 'deployments.get' },
  'PATCH /deployments/deployment_owner/deployment_name': { pending: 'deployments.update' },
  'DELETE /deployments/deployment_owner/deployment_name': { pending: 'deployments.delete' },
  'POST /deployments/deployment_owner/deployment_name/predictions': {
    pending: 'deployments.predictions.create',
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
  'GET /hardware': { pending: 'hardware.list' },
  'GET /models': { call: ({ provider }) => provider.models.list() },
  'POST /models': { pending: 'models.create' },
  'GET /models/model_owner/model_name': { call: ({ provider }) => provider.models.get(ref) },
  'PATCH /models/model_owner/model_name': { pending: 'models.update' },
  'DELETE /models/model_owner/model_name': { pending: 'models.delete' },
  'GET /models/model_owner/model_name/examples': { pending: 'models.examples.list' },
  'POST /models/model_owner/model_name/predictions': { pending: 'models.predictions.create' },
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
    pending: 'models.versions.delete',
  },
  'POST /models/model_owner/model_name/versions/version_id/trainings': {
    pending: 'trainings.create',
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
  'GET /trainings': { pending: 'trainings.list' },
  'GET /trainings/training_id': { pending: 'trainings.get' },
  'POST /trainings/training_id/cancel': { pending: 'trainings.cancel' },
  'GET /webhooks/default/secret': { pending: 'webhooks.default.secret.get' },
};

const called = Object.entries(uses).flatMap(([route, use]) =>
  'call' in use ? [{ route, call: use.call }] : [],
);

test('every route has a row', () => {
  expect(Object.keys(uses).toSorted()).toEqual(gatewayRoutes.toSorted());
});

test.each(called)('$route is used by the client and answered', async ({ route, call }) => {
  const { provider, direct, gateway } = await startGateway();
  const upload = {
    name: 'a.txt',
    mediaType: 'text/plain',
    size: 2,
    open: () => Readable.from([Buffer.from('hi')]),
  };
  await call({ provider, fileId: async () => (await direct.files.upload(upload)).id });
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
    const call = { method: parsed, path, what: 'try it', read: textReader };
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
      const call = { method, path: realPath(template), what: 'try it' };
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
