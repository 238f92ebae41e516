import { describe, expect, test } from 'vitest';
import type { Fault } from './faults.ts';
import { inputHash } from './predictions/inputMemory.ts';
import { startTestServer, versionOf, type TestServer } from './testing/testServer.ts';

const input = { prompt: 'one two' };
const version = versionOf('stream-words');
const create = (api: TestServer) => api.call('POST', '/predictions', { body: { version, input } });
const onCreate = (api: TestServer, fault: Fault) =>
  api.server.faults.add({ on: 'predictions.create', fault });

describe('instead of an answer', () => {
  test.each([
    ['body', 7, null],
    ['header', undefined, '7'],
    ['both', 7, '7'],
    ['none', undefined, null],
  ] as const)('429 with the time in: %s', async (where, inBody, inHeader) => {
    await using api = await startTestServer();
    onCreate(api, { kind: 'throttled', retryAfterSeconds: 7, where });
    const answer = await create(api);
    expect([answer.status, answer.get('retry_after'), answer.headers.get('retry-after')]).toEqual([
      429,
      inBody,
      inHeader,
    ]);
    expect(api.server.counts.creates()).toEqual([]);
    expect((await create(api)).status).toBe(201);
  });

  test('any status, with fields', async () => {
    await using api = await startTestServer();
    for (const status of [401, 402, 403, 404, 413, 422, 500, 503]) {
      const invalidFields = [{ type: 'maximum', field: 'input.width', description: 'Too wide' }];
      onCreate(api, {
        kind: 'problem',
        status,
        title: 'No',
        ...(status === 422 ? { invalidFields } : {}),
      });
      const answer = await create(api);
      expect([answer.status, answer.get('title'), answer.get('invalid_fields')]).toEqual([
        status,
        'No',
        status === 422 ? invalidFields : undefined,
      ]);
    }
  });

  test('an HTML page', async () => {
    await using api = await startTestServer();
    api.server.faults.add({ on: 'account.get', fault: { kind: 'html', status: 502 } });
    const answer = await api.call('GET', '/account');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([502, 'text/html']);
  });

  test('a broken connection before and after the create', async () => {
    await using api = await startTestServer();
    onCreate(api, { kind: 'drop', when: 'before' });
    await expect(create(api)).rejects.toThrow('fetch failed');
    expect(api.server.counts.creates()).toHaveLength(0);
    onCreate(api, { kind: 'drop', when: 'after' });
    await expect(create(api)).rejects.toThrow('fetch failed');
    expect(api.server.counts.creates()).toMatchObject([
      { version, inputSha256: inputHash(input), model: 'builtin/stream-words' },
    ]);
    const list = await api.call('GET', '/predictions');
    expect(list.get('results', 0, 'id')).toBe(api.server.counts.creates()[0]?.id);
  });
});

describe('a spoiled answer', () => {
  test('JSON that ends in the middle', async () => {
    await using api = await startTestServer();
    api.server.faults.add({ on: 'account.get', fault: { kind: 'malformed-json' } });
    await expect(api.call('GET', '/account')).rejects.toThrow(SyntaxError);
  });

  test('downloads that are cut, corrupted or slow', async () => {
    await using api = await startTestServer();
    const made = await api.run('tone', { seconds: 0.5 });
    const whole = await api.download(made.get('output'));
    const next = (fault: Fault) => api.server.faults.add({ on: 'outputs.get', fault });
    next({ kind: 'truncated', bytes: 1000 });
    await expect(api.download(made.get('output'))).rejects.toThrow('terminated');
    next({ kind: 'corrupted' });
    const corrupted = await api.download(made.get('output'));
    expect([corrupted.length, corrupted.equals(whole)]).toEqual([whole.length, false]);
    next({ kind: 'slow-body', bytes: 10_000, waitMs: 1 });
    expect((await api.download(made.get('output'))).equals(whole)).toBe(true);
  });
});

describe('a prediction that goes wrong', () => {
  const show = async (api: TestServer, id: unknown) =>
    api.call('GET', `/predictions/${String(id)}`);
  const run = (api: TestServer) =>
    api.call('POST', '/predictions', { body: { version, input }, headers: { prefer: 'wait' } });

  test('fails with logs', async () => {
    await using api = await startTestServer();
    onCreate(api, { kind: 'model-failure', error: 'CUDA is not real', logs: 'Traceback\n' });
    const made = await run(api);
    expect([made.get('status'), made.get('error'), made.get('logs'), made.get('output')]).toEqual([
      'failed',
      'CUDA is not real',
      'Traceback\n',
      null,
    ]);
  });

  test('is aborted before it starts', async () => {
    await using api = await startTestServer();
    onCreate(api, { kind: 'aborted' });
    const made = await run(api);
    expect([made.get('status'), made.get('started_at'), made.get('output')]).toEqual([
      'aborted',
      undefined,
      null,
    ]);
  });

  test('has a status that nobody knows, for a while or for ever', async () => {
    await using api = await startTestServer();
    onCreate(api, { kind: 'unknown-status', status: 'booting' });
    const made = await create(api);
    expect(made.get('status')).toBe('booting');
    onCreate(api, { kind: 'unknown-status', status: 'lost', forever: true });
    expect((await run(api)).get('status')).toBe('lost');
    while ((await show(api, made.get('id'))).get('status') === 'booting') continue;
    expect((await show(api, made.get('id'))).get('status')).toBe('succeeded');
  });

  test('shows its output while it is still processing', async () => {
    await using api = await startTestServer();
    onCreate(api, { kind: 'output-while-processing' });
    const made = await run(api);
    expect([
      made.get('status'),
      made.get('output'),
      made.get('completed_at'),
      made.get('metrics'),
    ]).toEqual(['processing', ['one', ' two'], undefined, {}]);
    expect((await show(api, made.get('id'))).get('metrics', 'predict_time')).toEqual(
      expect.any(Number),
    );
  });

  test('loses its files', async () => {
    await using api = await startTestServer();
    api.server.faults.add({
      on: 'predictions.create',
      model: 'builtin/tone',
      fault: { kind: 'expired-output' },
    });
    const words = await run(api);
    expect(words.get('status')).toBe('succeeded');
    const made = await api.run('tone', { seconds: 0.1 });
    expect(made.get('status')).toBe('succeeded');
    await expect(api.download(made.get('output'))).rejects.toThrow('404');
  });
});

describe('rules', () => {
  test('strike so often, after so many, for what matches, and can be removed', async () => {
    await using api = await startTestServer();
    const { faults } = api.server;
    const status = async (): Promise<number> => (await create(api)).status;
    faults.add({
      on: 'predictions.create',
      times: 2,
      after: 1,
      fault: { kind: 'problem', status: 500 },
    });
    expect([await status(), await status(), await status(), await status()]).toEqual([
      201, 500, 500, 201,
    ]);
    faults.add({
      on: 'any',
      contains: 'stream',
      match: ({ method }) => method === 'GET',
      fault: { kind: 'problem', status: 500 },
    });
    expect(await status()).toBe(201);
    expect((await api.call('GET', '/account')).status).toBe(200);
    expect((await api.call('GET', '/models/builtin/stream-words')).status).toBe(500);
    const remove = faults.add({
      on: 'any',
      times: Infinity,
      fault: { kind: 'problem', status: 500 },
    });
    expect([await status(), await status()]).toEqual([500, 500]);
    remove();
    expect(await status()).toBe(201);
    expect(api.server.counts.requests('predictions.create')).toBe(8);
  });

  test('over HTTP only when allowed, and only with the token', async () => {
    await using api = await startTestServer({ adminRoutes: true });
    const origin = new URL(api.server.baseUrl).origin;
    const authorization = `Bearer ${api.server.token}`;
    const admin = (method: string, path: string, body?: unknown) =>
      fetch(`${origin}/admin/${path}`, {
        method,
        headers: { authorization },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    expect((await fetch(`${origin}/admin/counts`)).status).toBe(401);
    const rule = {
      on: 'predictions.create',
      model: 'builtin/stream-words',
      fault: { kind: 'hold', at: 'starting' },
    };
    expect((await admin('POST', 'faults', rule)).status).toBe(204);
    const made = await create(api);
    await api.server.faults.whenHeld(1);
    expect(await (await admin('GET', 'held')).json()).toEqual([made.get('id')]);
    expect((await admin('POST', 'release')).status).toBe(204);
    expect((await admin('DELETE', 'faults')).status).toBe(204);
    expect((await admin('POST', 'faults', { nothing: 1 })).status).toBe(400);
    expect((await admin('POST', 'faults', 'not json')).status).toBe(400);
    expect(await (await admin('GET', 'counts')).json()).toMatchObject({
      peakLive: 1,
      creates: [{ version }],
    });
  });
});
