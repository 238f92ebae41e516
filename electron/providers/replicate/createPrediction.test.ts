import { expect, test } from 'vitest';
import { failureOf } from '../../../test/conformance/failureOf.ts';
import { rawPrediction, sendJson } from '../../../test/conformance/scriptedServer.ts';
import { startScripted } from '../../../test/conformance/startScripted.ts';
import { abortableSleep } from './http/abortableSleep.ts';

const request = { model: 'acme/upscale', version: null, input: { scale: 2 } };

test('an official model is run by its name, without headers that nobody asked for', async () => {
  const { provider, server } = await startScripted((response) =>
    sendJson(response, 201, rawPrediction()),
  );
  const prediction = await provider.predictions.create(request);
  expect(prediction).toMatchObject({
    id: 'p1',
    status: 'starting',
    createdAt: '2026-01-02T03:04:05Z',
  });
  const [seen] = server.requests;
  expect(seen?.path).toBe('/v1/predictions');
  expect(JSON.parse(seen?.body ?? '')).toEqual({ version: 'acme/upscale', input: { scale: 2 } });
  expect(seen?.headers['cancel-after']).toBeUndefined();
});

test.each([
  [1, '5s'],
  [5000, '5s'],
  [5001, '6s'],
  [90_000, '90s'],
])('a limit of %i ms is sent as Cancel-After: %s', async (cancelAfterMs, header) => {
  const { provider, server } = await startScripted((response) =>
    sendJson(response, 201, rawPrediction()),
  );
  await provider.predictions.create({ ...request, cancelAfterMs });
  expect(server.requests[0]?.headers['cancel-after']).toBe(header);
});

test('a create is held only where that is asked for, and what it does not tell yet is asked for once', async () => {
  const answers = [
    rawPrediction({ status: 'succeeded', output: 'done', metrics: { predict_time: 1 } }),
    rawPrediction({ status: 'processing', output: 'done' }),
    rawPrediction({ status: 'succeeded', output: 'done' }),
    rawPrediction({ status: 'processing' }),
  ];
  const whole = rawPrediction({ status: 'succeeded', output: 'done', metrics: { total_time: 2 } });
  let creates = 0;
  const { provider, server } = await startScripted((response, seen) =>
    seen.method === 'POST'
      ? sendJson(response, 201, answers[creates++])
      : sendJson(response, 200, whole),
  );
  const made = [];
  for (const _ of answers)
    made.push(await provider.predictions.create({ ...request, holdMs: 5_500 }));
  expect(made.map(({ status, metrics }) => [status, metrics])).toEqual([
    ['succeeded', { predict_time: 1 }],
    ['succeeded', { total_time: 2 }],
    ['succeeded', { total_time: 2 }],
    ['processing', {}],
  ]);
  expect(server.requests.map(({ method, headers }) => [method, headers['prefer']])).toEqual([
    ['POST', 'wait=6'],
    ['POST', 'wait=6'],
    ['GET', undefined],
    ['POST', 'wait=6'],
    ['GET', undefined],
    ['POST', 'wait=6'],
  ]);
});

test('an abort awaits a held answer for as long as it may be held, and then as any other', async () => {
  const abort = new AbortController();
  const graces: number[] = [];
  const { provider, server } = await startScripted(
    (response, seen) => {
      if (seen.path === '/v1/predictions') abort.abort();
      setImmediate(() => sendJson(response, 201, rawPrediction()));
    },
    {
      sleep: async (ms, signal) => {
        graces.push(ms);
        await abortableSleep(60_000, signal);
      },
    },
  );
  const creating = provider.predictions.create(
    { ...request, holdMs: 6_000 },
    { signal: abort.signal },
  );
  expect((await failureOf(creating)).kind).toBe('canceled');
  expect(graces).toEqual([11_000]);
  expect(server.requests.map(({ path }) => path)).toEqual([
    '/v1/predictions',
    '/v1/predictions/p1/cancel',
  ]);
});

test('a throttled create is repeated after the time asked for, and the gate is told', async () => {
  const { provider, server, waits, throttles } = await startScripted((response, _request, index) =>
    index < 2
      ? sendJson(response, 429, { status: 429, retry_after: 5 })
      : sendJson(response, 201, rawPrediction()),
  );
  await provider.predictions.create(request);
  expect(waits).toEqual([5000, 5000]);
  expect(throttles).toEqual([{ retryAfterMs: 5000 }, { retryAfterMs: 5000 }]);
  expect(server.requests).toHaveLength(3);
});

test.each([
  ['broken JSON', '{"id": "p1"'],
  ['a page', '<html></html>'],
  ['no id', '{}'],
])('a create accepted with %s has an unknown outcome', async (_name, body) => {
  const { provider, server } = await startScripted((response) => {
    response.writeHead(201).end(body);
  });
  expect((await failureOf(provider.predictions.create(request))).kind).toBe('unknown-outcome');
  expect(server.requests).toHaveLength(1);
});

test('a create never uses a pooled connection, which could be stale and lose its reply', async () => {
  const { provider, server } = await startScripted((response) =>
    sendJson(response, 200, rawPrediction()),
  );
  for (const id of ['p1', 'p2', 'p3', 'p4']) await provider.predictions.get(id);
  const pooled = server.connections();
  await provider.predictions.create(request);
  await provider.predictions.create(request);
  expect(server.connections()).toBe(pooled + 2);
});

test('aborting a create under way waits for its answer and cancels what it made', async () => {
  const abort = new AbortController();
  const { provider, server } = await startScripted(
    (response, seen) => {
      if (seen.path === '/v1/predictions') abort.abort();
      sendJson(response, 201, rawPrediction());
    },
    { sleep: abortableSleep },
  );
  const failure = await failureOf(provider.predictions.create(request, { signal: abort.signal }));
  expect(failure.kind).toBe('canceled');
  expect(server.requests.map(({ path }) => path)).toEqual([
    '/v1/predictions',
    '/v1/predictions/p1/cancel',
  ]);
});

test('aborting a create that never answers ends after the grace, with an unknown outcome', async () => {
  const abort = new AbortController();
  const { provider, server, waits } = await startScripted(() => abort.abort());
  const failure = await failureOf(provider.predictions.create(request, { signal: abort.signal }));
  expect(failure.kind).toBe('unknown-outcome');
  expect(waits).toEqual([5000]);
  expect(server.requests).toHaveLength(1);
});

test('aborting while throttled creates nothing', async () => {
  const abort = new AbortController();
  const { provider, server } = await startScripted(
    (response) => sendJson(response, 429, { retry_after: 60 }),
    { sleep: abortableSleep, onThrottled: () => abort.abort() },
  );
  const failure = await failureOf(provider.predictions.create(request, { signal: abort.signal }));
  expect(failure.kind).toBe('canceled');
  expect(server.requests).toHaveLength(1);
});

test('a cancel is repeated when its answer is lost', async () => {
  const { provider, server } = await startScripted((response, _request, index) => {
    if (index === 0) response.destroy();
    else sendJson(response, 200, rawPrediction({ status: 'canceled' }));
  });
  expect((await provider.predictions.cancel('p1')).status).toBe('canceled');
  expect(server.requests).toHaveLength(2);
});
