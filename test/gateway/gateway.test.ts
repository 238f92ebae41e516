import { Readable } from 'node:stream';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Fault } from '../../electron/builtin/faults.ts';
import { gatewayWire } from '../../electron/providers/lowcodeapi/gatewayWire.ts';
import { createApiClient } from '../../electron/providers/replicate/http/apiClient.ts';
import { textReader } from '../../electron/providers/replicate/http/readings.ts';
import { failureOf } from '../conformance/failureOf.ts';
import { createScriptedServer, sendJson } from '../conformance/scriptedServer.ts';
import type { Envelope } from './gatewayAnswer.ts';
import { unconnected } from './gatewayEmulator.ts';
import { startGateway } from './startGateway.ts';

const words = { model: 'builtin/stream-words', version: null, input: { prompt: 'one two' } };

function textFile(text: string) {
  const bytes = Buffer.from(text);
  const open = () => Readable.from([bytes]);
  return { name: 'a.txt', mediaType: 'text/plain', size: bytes.length, open };
}

describe('what is sent', () => {
  test('a literal path, the values and the token in the query, no header that tells anything', async () => {
    const { provider, gateway } = await startGateway();
    const { id } = await provider.predictions.create({ ...words, cancelAfterMs: 60_000 });
    await provider.predictions.get(id);
    const [create, , get] = gateway.requests;
    expect(create?.url.pathname).toBe('/replicate/v1/predictions');
    expect(create?.headers).not.toHaveProperty('cancel-after');
    expect(JSON.parse(create?.body ?? '')).toEqual({ version: words.model, input: words.input });
    expect(get?.url.pathname).toBe('/replicate/v1/predictions/prediction_id');
    expect(get?.url.searchParams.get('prediction_id')).toBe(id);
    for (const { url, headers } of gateway.requests) {
      expect(url.searchParams.get('api_token')).toBe(gateway.token);
      expect(Object.keys(headers)).not.toContain('authorization');
      expect(JSON.stringify(headers)).not.toContain(gateway.token);
    }
  });

  test.each(['a b', 'a/b', 'ä', '..', 'a$&', ''])('the name %j never leaves', async (name) => {
    const { provider, gateway } = await startGateway();
    const failure = await failureOf(provider.models.get({ owner: 'acme', name }));
    expect(failure.kind).toBe('invalid-input');
    expect(gateway.requests).toHaveLength(0);
  });

  test('a call without a route is told before it leaves', async () => {
    const { gateway } = await startGateway();
    const client = createApiClient({
      provider: 'LowCodeAPI',
      baseUrl: gateway.baseUrl,
      token: () => gateway.token,
      userAgent: 'test',
      wire: gatewayWire(50),
    });
    onTestFinished(() => client.close());
    const path = ['models'];
    const search = client.call({
      method: 'QUERY',
      path,
      what: { message: 'search models' },
      read: textReader,
    });
    expect(await failureOf(search)).toMatchObject({
      kind: 'invalid-input',
      message: expect.stringContaining('LowCodeAPI cannot search models'),
    });
    expect(gateway.requests).toHaveLength(0);
  });

  test('a file goes inside the request, and too large a one nowhere', async () => {
    const { provider, server, gateway } = await startGateway();
    const file = await provider.files.upload(textFile('hé'));
    expect(file).toMatchObject({ url: 'data:text/plain;base64,aMOp', size: 3 });
    const large = { ...textFile('x'), size: 10_000_001 };
    const failure = await failureOf(provider.files.upload(large));
    expect(failure).toMatchObject({
      kind: 'invalid-input',
      message: expect.stringMatching(/10 MB/),
    });
    const changed = { ...textFile('x'), size: 2 };
    expect((await failureOf(provider.files.upload(changed))).kind).toBe('invalid-input');
    expect(gateway.requests).toHaveLength(0);
    expect(server.counts.requests()).toBe(0);
  });

  test('a deadline is kept by the client', async () => {
    const elapsed = Promise.withResolvers<void>();
    const asked: number[] = [];
    const { provider, server } = await startGateway({
      sleep: (ms) => {
        asked.push(ms);
        return elapsed.promise;
      },
    });
    const fault: Fault = { kind: 'hold', at: 'processing' };
    server.faults.add({ on: 'predictions.create', fault });
    const { id } = await provider.predictions.create({ ...words, cancelAfterMs: 60_000 });
    expect(asked).toEqual([60_000]);
    expect(server.counts.live()).toBe(1);
    elapsed.resolve();
    await expect.poll(() => server.counts.live()).toBe(0);
    expect((await provider.predictions.get(id)).status).toBe('canceled');
  });
});

describe.each<Envelope>(['result', 'data', 'bare'])('the envelope %s', (envelope) => {
  test('a prediction, a page, a readme and the refusal of an input come out of it', async () => {
    const { provider } = await startGateway({ envelope });
    const { id } = await provider.predictions.create(words);
    await expect
      .poll(async () => (await provider.predictions.get(id)).output)
      .toEqual(['one', ' two']);
    const first = await provider.models.list();
    const second = await provider.models.list({ cursor: first.next ?? '' });
    expect(second.items[0]?.name).not.toBe(first.items[0]?.name);
    expect(await provider.models.readme({ owner: 'builtin', name: 'blur' })).toMatch(/^# /);
    const wrong = await failureOf(provider.predictions.create({ ...words, input: {} }));
    expect(wrong).toMatchObject({
      kind: 'provider-rejected',
      fields: [expect.objectContaining({ field: 'input.prompt' })],
    });
  });
});

describe('refusals', () => {
  test.each<'body' | 'header' | 'both'>(['body', 'header', 'both'])(
    'a 429 with its time in the %s is waited out, and one prediction is made',
    async (where) => {
      const { provider, server, waits } = await startGateway();
      const fault: Fault = { kind: 'throttled', retryAfterSeconds: 7, where };
      server.faults.add({ on: 'predictions.create', fault });
      await provider.predictions.create(words);
      expect(waits).toEqual([7000]);
      expect(server.counts.creates()).toHaveLength(1);
    },
  );

  test.each([
    ['without at_', 'secretOfTheTest0123'],
    ['unknown to the gateway', 'at_secretOfTheTest/+0123'],
  ])('a token %s is told as a token, and never shown', async (_, token) => {
    const { provider, server, gateway } = await startGateway({ token: () => token });
    const failure = await failureOf(provider.account.get());
    expect(failure.kind).toBe('unauthorized');
    expect(failure.message).toMatch(/Settings.*LOWCODEAPI_TOKEN/);
    expect(JSON.stringify(failure)).not.toContain('secretOfTheTest');
    expect(gateway.requests).toHaveLength(1);
    expect(server.counts.requests()).toBe(0);
  });

  test('a token without Replicate behind it is told in the words of the gateway', async () => {
    const { provider } = await startGateway({ token: () => unconnected });
    expect(await failureOf(provider.account.get())).toMatchObject({
      kind: 'unauthorized',
      message: expect.stringContaining('No access token is associated'),
    });
  });

  test('a missing token is asked for by its own name', async () => {
    const { provider } = await startGateway({ token: () => undefined });
    expect((await failureOf(provider.account.get())).message).toMatch(/LOWCODEAPI_TOKEN/);
  });

  test('no error and no cause of one holds the token, whatever goes wrong', async () => {
    const { provider, server, gateway } = await startGateway();
    const faults: readonly Fault[] = [
      ...[400, 401, 402, 403, 404, 413, 422, 500, 503].map((status): Fault => ({
        kind: 'problem',
        status,
        detail: `saw ?api_token=${gateway.token}`,
      })),
      { kind: 'html', status: 502 },
      { kind: 'drop', when: 'before' },
      { kind: 'malformed-json' },
      { kind: 'truncated' },
    ];
    const errors: unknown[] = [];
    for (const fault of faults) {
      const remove = server.faults.add({ on: 'any', fault, times: Number.POSITIVE_INFINITY });
      const { account, predictions } = provider;
      const ended = await Promise.allSettled([account.get(), predictions.create(words)]);
      errors.push(...ended.flatMap((each) => (each.status === 'rejected' ? [each.reason] : [])));
      remove();
    }
    await gateway.close();
    await provider.account.get().catch((error: unknown) => errors.push(error));
    expect(errors).toHaveLength(2 * faults.length + 1);
    for (const error of errors) expect(everythingIn(error)).not.toContain(gateway.token);
  });
});

/** The message, stack, failure and cause of an error, as a log would print them. */
function everythingIn(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const own = JSON.stringify(error, Object.getOwnPropertyNames(error));
  const failure = 'failure' in error ? JSON.stringify(error.failure) : '';
  return `${error.stack ?? ''}${own}${failure}${error.cause === undefined ? '' : everythingIn(error.cause)}`;
}

describe('a DELETE that is never answered', () => {
  test('is done when a GET no longer finds it', async () => {
    const { provider, direct, gateway, waits } = await startGateway();
    const { id } = await direct.files.upload(textFile('hi'));
    await provider.files.delete(id);
    expect(gateway.requests.map(({ route }) => route)).toEqual([
      'DELETE /files/file_id',
      'GET /files/file_id',
    ]);
    expect(waits).toEqual([]);
    expect((await direct.files.list()).items).toEqual([]);
  });

  test('is not known to be done while it is still there, and not sent twice', async () => {
    const seen: string[] = [];
    const server = await createScriptedServer((response, { method }) => {
      seen.push(method);
      if (method === 'GET')
        sendJson(response, 200, { result: { id: 'f1' }, provider: 'replicate' });
    });
    onTestFinished(() => server.close());
    const { provider, waits } = await startGateway({ baseUrl: `${server.origin}/replicate` });
    expect(await failureOf(provider.files.delete('f1'))).toMatchObject({
      kind: 'unknown-outcome',
      intent: 'delete the file f1',
    });
    expect(seen).toEqual(['DELETE', 'GET', 'GET', 'GET']);
    expect(waits).toEqual([500, 1000]);
  });

  test('is refused as ever where it is answered', async () => {
    const { provider, gateway } = await startGateway();
    expect((await failureOf(provider.files.delete('f1'))).kind).toBe('not-found');
    expect(gateway.requests).toHaveLength(1);
  });
});

describe('the emulator', () => {
  const headers = { 'content-type': 'application/json' };

  test('has no real paths: it hangs there, and elsewhere answers HTML', async () => {
    const { gateway } = await startGateway();
    const query = `?api_token=${gateway.token}`;
    const real = fetch(`${gateway.baseUrl}/v1/predictions/p1${query}`);
    const failed = expect(real).rejects.toThrow('fetch failed');
    const elsewhere = await fetch(`${new URL(gateway.baseUrl).origin}/openai/v1/models${query}`);
    expect(elsewhere.status).toBe(404);
    expect(await elsewhere.text()).toMatch(/^<!DOCTYPE html>/);
    await expect.poll(() => gateway.requests.length).toBe(2);
    await gateway.close();
    await failed;
  });

  test('takes the token from the query only, and echoes it where it refuses', async () => {
    const { gateway } = await startGateway();
    const authorization = `Bearer ${gateway.token}`;
    const refused = await fetch(`${gateway.baseUrl}/v1/account?api_token=r8_echoed`, {
      headers: { authorization },
    });
    expect(refused.status).toBe(401);
    expect(await refused.text()).toContain('r8_echoed');
  });

  test('wants uploads in the field `file`, which Replicate then refuses', async () => {
    const { gateway, server } = await startGateway();
    const send = (field: string) => {
      const body = new FormData();
      body.set(field, new Blob(['hi']), 'a.txt');
      const url = `${gateway.baseUrl}/v1/files?api_token=${gateway.token}`;
      return fetch(url, { method: 'POST', body });
    };
    const missing = await send('content');
    expect([missing.status, await missing.text()]).toEqual([422, '{"message":"File missing"}']);
    expect(server.counts.requests()).toBe(0);
    const refused = await send('file');
    expect(refused.status).toBeGreaterThanOrEqual(400);
    expect(await refused.json()).toHaveProperty('error');
  });

  test('puts `null` for a value that is missing, leaves `next` at Replicate and flattens statuses', async () => {
    const { gateway } = await startGateway();
    const call = async (path: string, init: RequestInit = {}) => {
      const mark = path.includes('?') ? '&' : '?';
      const url = `${gateway.baseUrl}/v1${path}${mark}api_token=${gateway.token}`;
      const answer = await fetch(url, init);
      return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
    };
    expect((await call('/predictions/prediction_id')).body).toHaveProperty('error.status', 404);
    const models = await call('/models');
    expect(models.body).toHaveProperty(
      'result.next',
      expect.stringMatching(/^https:\/\/api\.replicate\.com\/v1\/models\?/),
    );
    const body = JSON.stringify({ version: words.model, input: words.input });
    const created = await call('/predictions', { method: 'POST', headers, body });
    expect(created).toMatchObject({
      status: 200,
      body: { message: 'Request completed', provider: 'replicate' },
    });
  });
});
