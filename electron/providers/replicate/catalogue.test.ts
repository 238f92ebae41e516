import { describe, expect, test } from 'vitest';
import { failureOf } from '../../../test/conformance/failureOf.ts';
import { rawPrediction, sendJson } from '../../../test/conformance/scriptedServer.ts';
import { startScripted } from '../../../test/conformance/startScripted.ts';

const rawModel = {
  url: 'https://replicate.com/acme/upscale',
  owner: 'acme',
  name: 'upscale',
  description: null,
  visibility: 'public',
  is_official: true,
  run_count: 12,
  cover_image_url: null,
  github_url: 'https://github.com/acme/upscale',
  default_example: rawPrediction({ input: { scale: 2 }, output: 'x' }),
  latest_version: {
    id: 'a'.repeat(64),
    created_at: '2026-01-01T00:00:00Z',
    cog_version: null,
    openapi_schema: { openapi: '3.0.2', components: {} },
  },
  brand_new_field: { ignored: true },
};

describe('models', () => {
  test('an owner and a name are enough', async () => {
    const { provider } = await startScripted((response) =>
      sendJson(response, 200, { owner: 'a', name: 'b', default_example: {}, latest_version: {} }),
    );
    expect(await provider.models.get({ owner: 'a', name: 'b' })).toMatchObject({
      description: '',
      latestVersion: null,
      example: { input: {}, output: null },
    });
  });

  test('get gives details, tolerates null and unknown fields', async () => {
    const { provider, server } = await startScripted((response) =>
      sendJson(response, 200, rawModel),
    );
    expect(await provider.models.get({ owner: 'acme', name: 'upscale' })).toEqual({
      owner: 'acme',
      name: 'upscale',
      description: '',
      official: true,
      runCount: 12,
      coverImageUrl: null,
      url: rawModel.url,
      visibility: 'public',
      githubUrl: rawModel.github_url,
      paperUrl: null,
      licenseUrl: null,
      latestVersion: {
        id: 'a'.repeat(64),
        createdAt: '2026-01-01T00:00:00Z',
        cogVersion: null,
        schema: { openapi: '3.0.2', components: {} },
      },
      example: { input: { scale: 2 }, output: 'x' },
    });
    expect(server.requests[0]?.path).toBe('/v1/models/acme/upscale');
  });

  test('an empty search is the list, any other asks the search', async () => {
    const { provider, server } = await startScripted((response, { path }) =>
      sendJson(
        response,
        200,
        path === '/v1/search'
          ? { models: [{ model: rawModel }] }
          : { results: [rawModel, rawModel] },
      ),
    );
    expect(await provider.models.search('  ')).toHaveLength(2);
    expect(await provider.models.search('up')).toHaveLength(1);
    expect(server.requests.map(({ path }) => path)).toEqual(['/v1/models', '/v1/search']);
  });

  test('a readme is text, and a missing one is empty', async () => {
    const { provider } = await startScripted((response, _request, index) => {
      response.writeHead(index === 0 ? 200 : 404).end('# Hi');
    });
    const ref = { owner: 'acme', name: 'upscale' };
    expect(await provider.models.readme(ref)).toBe('# Hi');
    expect(await provider.models.readme(ref)).toBe('');
  });
});

describe('lists', () => {
  test.each([null, 'null', undefined])('next %j is the last page', async (next) => {
    const { provider } = await startScripted((response) =>
      sendJson(response, 200, { next, results: [] }),
    );
    expect(await provider.models.list()).toEqual({ items: [] });
  });

  test('a next page without a cursor is refused: a list must not end early', async () => {
    const { provider } = await startScripted((response) =>
      sendJson(response, 200, { next: 'https://api.replicate.com/v1/models?page=2', results: [] }),
    );
    expect((await failureOf(provider.models.list())).kind).toBe('unexpected');
  });

  test('an official model has no versions, and its 404 says so', async () => {
    const { provider } = await startScripted((response) => sendJson(response, 404, {}));
    const ref = { owner: 'acme', name: 'upscale' };
    expect(await provider.versions.list(ref)).toEqual({ items: [] });
    expect((await failureOf(provider.models.get(ref))).kind).toBe('not-found');
  });

  test('predictions are filtered by time', async () => {
    const { provider, server } = await startScripted((response) =>
      sendJson(response, 200, { results: [rawPrediction()] }),
    );
    const createdAfter = '2026-01-01T00:00:00+01:00';
    expect((await provider.predictions.list({ createdAfter })).items).toHaveLength(1);
    expect(server.requests[0]?.query.get('created_after')).toBe(createdAfter);
    expect(server.requests[0]?.query.has('created_before')).toBe(false);
  });
});

describe('predictions', () => {
  test('an id and a status are enough', async () => {
    const { provider } = await startScripted((response) =>
      sendJson(response, 200, { id: 'p9', status: 'starting' }),
    );
    expect(await provider.predictions.get('p9')).toMatchObject({ output: null, error: null });
  });

  test('removed data, an unknown status and an odd error are read', async () => {
    const { provider } = await startScripted((response) =>
      sendJson(response, 200, {
        id: 'p9',
        status: 'hibernating',
        input: null,
        output: null,
        logs: null,
        error: { detail: 'odd' },
        data_removed: true,
        urls: { stream: 'https://stream.replicate.com/x' },
      }),
    );
    expect(await provider.predictions.get('p9')).toEqual({
      id: 'p9',
      model: '',
      version: 'hidden',
      status: 'unknown',
      input: {},
      output: null,
      error: '{"detail":"odd"}',
      logs: '',
      createdAt: null,
      startedAt: null,
      completedAt: null,
      dataRemoved: true,
      metrics: {},
      streamUrl: 'https://stream.replicate.com/x',
    });
  });
});
