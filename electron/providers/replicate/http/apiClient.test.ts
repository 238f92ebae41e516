import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { FailureError } from '../../../../shared/domain/failure.ts';
import { failureOf } from '../../../../test/conformance/failureOf.ts';
import { replicateAgainst, testToken } from '../../../../test/conformance/replicateAgainst.ts';
import { rawPrediction, sendJson } from '../../../../test/conformance/scriptedServer.ts';
import { startScripted } from '../../../../test/conformance/startScripted.ts';
import { abortableSleep } from './abortableSleep.ts';

const request = { model: 'acme/upscale', version: null, input: {} };

async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('retries', () => {
  test('a get is tried six times in all, with doubling waits', async () => {
    const { provider, server, waits } = await startScripted((response) =>
      sendJson(response, 503, { detail: 'out' }),
    );
    const failure = await failureOf(provider.predictions.get('p1'));
    expect(failure.kind).toBe('provider-unavailable');
    expect(failure.message).toContain('Replicate');
    expect(waits).toEqual([500, 1000, 2000, 4000, 8000]);
    expect(server.requests).toHaveLength(6);
  });

  test('a reading that a person waits for is repeated as often as they were promised', async () => {
    const { provider, server, waits } = await startScripted((response) =>
      sendJson(response, 503, { detail: 'out' }),
    );
    for (const ask of [
      () => provider.account.get({ retries: 1 }),
      () => provider.models.get({ owner: 'a', name: 'b' }, { retries: 1 }),
      () => provider.versions.get({ owner: 'a', name: 'b', version: 'c' }, { retries: 1 }),
    ])
      await failureOf(ask());
    expect(waits).toEqual([500, 500, 500]);
    expect(server.requests).toHaveLength(6);
  });

  test('a get survives a dropped connection, a cut body and broken JSON', async () => {
    const { provider, server } = await startScripted((response, _request, index) => {
      if (index === 0) response.destroy();
      else if (index === 1) {
        response.writeHead(200, { 'content-length': '999' });
        response.write('{"id":', () => response.destroy());
      } else if (index === 2) response.writeHead(200).end('{"id": "p1"');
      else sendJson(response, 200, rawPrediction({ status: 'succeeded', output: ['x'] }));
    });
    expect((await provider.predictions.get('p1')).output).toEqual(['x']);
    expect(server.requests).toHaveLength(4);
  });

  test.each([
    { from: 'the body', body: { retry_after: 7 }, header: '3', expected: 7000 },
    { from: 'the header', body: { detail: 'slow' }, header: '3', expected: 3000 },
    {
      from: 'the words',
      body: { detail: 'Request was throttled. Your limit resets in ~30s.' },
      header: '',
      expected: 30_000,
    },
    { from: 'an HTTP date', body: {}, header: 'Thu, 01 Jan 2026 00:00:09 GMT', expected: 9000 },
  ])('the wait comes from $from', async ({ body, header, expected }) => {
    const { provider, waits } = await startScripted(
      (response, _request, index) => {
        if (header !== '') response.setHeader('retry-after', header);
        if (index === 0) sendJson(response, 429, body);
        else sendJson(response, 200, rawPrediction());
      },
      { now: () => Date.UTC(2026, 0, 1) },
    );
    await provider.predictions.get('p1');
    expect(waits).toEqual([expected]);
  });

  test('a wait of hours is not waited but reported', async () => {
    const { provider, waits, server } = await startScripted((response) =>
      sendJson(response, 429, { retry_after: 7200 }),
    );
    const failure = await failureOf(provider.predictions.get('p1'));
    expect(failure).toMatchObject({ kind: 'provider-unavailable', retryAfterMs: 7_200_000 });
    expect(waits).toEqual([]);
    expect(server.requests).toHaveLength(1);
  });

  test('aborting ends the sleep between two attempts', async () => {
    const { provider, server } = await startScripted(
      (response) => sendJson(response, 429, { retry_after: 60 }),
      { sleep: abortableSleep },
    );
    const abort = new AbortController();
    const pending = failureOf(provider.predictions.get('p1', { signal: abort.signal }));
    await server.seen(1);
    abort.abort();
    expect((await pending).kind).toBe('canceled');
  });

  test('an aborted signal sends nothing', async () => {
    const { provider, server } = await startScripted(() => undefined);
    const signal = AbortSignal.abort();
    const calls = [
      provider.predictions.get('p1', { signal }),
      provider.predictions.create(request, { signal }),
      provider.files.download(`${server.origin}/x`, { signal }),
    ];
    for (const call of calls) expect((await failureOf(call)).kind).toBe('canceled');
    expect(server.requests).toHaveLength(0);
  });

  test('silence ends a request: before the headers, and within the body', async () => {
    const { provider, server } = await startScripted(
      (response, { path }) => {
        if (path === '/v1/predictions') return;
        response.writeHead(200);
        response.write('abc');
      },
      { timeouts: { headersMs: 50, idleMs: 50 } },
    );
    const created = await failureOf(provider.predictions.create(request));
    expect(created).toMatchObject({ kind: 'unknown-outcome' });
    expect(created.message).toContain('no answer in time');
    const { body } = await provider.files.download(`${server.origin}/x`);
    expect((await failureOf(buffer(body))).kind).toBe('provider-unavailable');
  });

  test('closing the client ends what is under way', async () => {
    const { provider, server } = await startScripted(() => undefined);
    const pending = failureOf(provider.predictions.get('p1'));
    await server.seen(1);
    await provider.close();
    expect((await pending).kind).toBe('canceled');
  });
});

describe('failures', () => {
  test.each([
    {
      status: 400,
      body: { detail: 'Failed to parse request body as JSON: EOF' },
      kind: 'provider-rejected',
      words: 'too large',
    },
    { status: 401, body: { title: 'Unauthenticated' }, kind: 'unauthorized', words: 'Settings' },
    {
      status: 402,
      body: { title: 'Insufficient credit' },
      kind: 'payment-required',
      words: 'Insufficient credit',
    },
    { status: 403, body: { detail: 'Not yours' }, kind: 'provider-rejected', words: 'Not yours' },
    { status: 404, body: { detail: 'No model' }, kind: 'not-found', words: 'acme/upscale' },
    { status: 302, body: {}, kind: 'provider-rejected', words: 'address in Settings' },
    {
      status: 422,
      body: { detail: 'Invalid version or not permitted' },
      kind: 'provider-rejected',
      words: 'another version',
    },
  ])('$status is told in one sentence', async ({ status, body, kind, words }) => {
    const { provider, server } = await startScripted((response) =>
      sendJson(response, status, body),
    );
    const failure = await failureOf(provider.predictions.create(request));
    expect(failure.kind).toBe(kind);
    expect(failure.message).toContain(words);
    expect(failure.message).toContain('Replicate');
    expect(server.requests).toHaveLength(1);
  });

  test('invalid_fields of a 422 become fields', async () => {
    const { provider } = await startScripted((response) =>
      sendJson(response, 422, {
        title: 'Input validation failed',
        invalid_fields: [
          { type: 'max', field: 'input.width', description: 'Must be less than or equal to 10' },
        ],
      }),
    );
    const failure = await failureOf(provider.predictions.create(request));
    expect(failure).toMatchObject({
      kind: 'provider-rejected',
      status: 422,
      fields: [{ field: 'input.width', description: 'Must be less than or equal to 10' }],
    });
    expect(failure.message).toContain('input.width');
  });

  test.each<[string, object]>([
    [
      'in words',
      { detail: '- input.width: must be at most 10\n- input.files.0: is no file: try another\n' },
    ],
    [
      'by places',
      {
        detail: [
          { loc: ['body', 'input', 'width'], msg: 'must be at most 10', type: 'value_error' },
          { loc: ['body', 'input', 'files', 0], msg: 'is no file: try another' },
        ],
      },
    ],
    [
      'among what cannot be read',
      {
        detail: 'Refused.',
        invalid_fields: [
          { field: 'input.width', description: 'must be at most 10' },
          'what?',
          { field: 'input.files.0', description: 'is no file: try another' },
        ],
      },
    ],
  ])('the fields of a 422 are found %s', async (_how, body) => {
    const { provider } = await startScripted((response) => sendJson(response, 422, body));
    expect(await failureOf(provider.predictions.create(request))).toMatchObject({
      kind: 'provider-rejected',
      fields: [
        { field: 'input.width', description: 'must be at most 10' },
        { field: 'input.files.0', description: 'is no file: try another' },
      ],
    });
  });

  test('an HTML error is read for its title only', async () => {
    const { provider } = await startScripted((response) => {
      response.writeHead(413, { 'content-type': 'text/html' });
      response.end('<html><head><title>413 Too Large</title></head><body>cloud edge</body></html>');
    });
    const failure = await failureOf(provider.predictions.create(request));
    expect(failure).toMatchObject({ kind: 'provider-rejected', status: 413 });
    expect(failure.message).toContain('413 Too Large');
    expect(failure.message).not.toContain('<');
  });

  test('an answer of the wrong shape is not retried', async () => {
    const { provider, server } = await startScripted((response) =>
      sendJson(response, 200, { id: 4 }),
    );
    const failure = await failureOf(provider.predictions.get('p1'));
    expect(failure.kind).toBe('unexpected');
    expect(failure.message).toContain('id');
    expect(server.requests).toHaveLength(1);
  });

  test('nothing listens: a get says so after its retries, a create at once', async () => {
    const { provider, waits } = replicateAgainst(`http://127.0.0.1:${await closedPort()}/v1`);
    const created = await failureOf(provider.predictions.create(request));
    expect(created.kind).toBe('provider-unavailable');
    expect(waits).toEqual([]);
    expect((await failureOf(provider.account.get())).kind).toBe('provider-unavailable');
    expect(waits).toHaveLength(2);
    await provider.close();
  });

  test('an id cannot reach another endpoint', async () => {
    const { provider, server } = await startScripted((response) => sendJson(response, 200, {}));
    expect((await failureOf(provider.predictions.get('..'))).kind).toBe('invalid-input');
    await failureOf(provider.predictions.get('../files/x?y'));
    expect(server.requests[0]?.path).toBe('/v1/predictions/..%2Ffiles%2Fx%3Fy');
  });

  test.each(['http://api.replicate.com/v1', 'ftp://x/v1', 'nonsense', 'https://a:b@x/v1'])(
    'the base URL %s is refused',
    (baseUrl) => {
      expect(() => replicateAgainst(baseUrl)).toThrow(FailureError);
    },
  );
});

describe('token', () => {
  test.each([undefined, '', '  '])(
    'a missing one (%j) sends nothing and says what to do',
    async (token) => {
      const { provider, server } = await startScripted(() => undefined, { token: () => token });
      const failure = await failureOf(provider.predictions.create(request));
      expect(failure.kind).toBe('unauthorized');
      expect(failure.message).toMatch(/Settings.*REPLICATE_API_TOKEN/);
      expect(server.requests).toHaveLength(0);
    },
  );

  test('one that cannot be a header, or a keychain that fails, leaks nothing', async () => {
    const secret = 'r8_secret';
    const sources = [
      () => `${secret}\nline`,
      () => Promise.reject(new Error(`keychain of ${secret}`)),
    ];
    for (const token of sources) {
      const { provider } = await startScripted(() => undefined, { token });
      const failure = await failureOf(provider.account.get());
      expect(failure.kind).toBe('unauthorized');
      expect(failure.message).not.toContain(secret);
    }
  });

  test('an answer that quotes the token is redacted, in the message and the cause', async () => {
    const { provider } = await startScripted((response, seen) =>
      sendJson(response, 422, {
        detail: `bad header ${seen.headers.authorization} r8_${'x'.repeat(37)}`,
      }),
    );
    const error = await provider.account.get().catch((thrown: unknown) => thrown);
    const everything = `${String(error)} ${JSON.stringify(error)} ${String((error as Error).cause)}`;
    expect(everything).toContain('[redacted]');
    expect(everything).not.toContain(testToken);
    expect(everything).not.toContain('xxxxx');
  });
});
