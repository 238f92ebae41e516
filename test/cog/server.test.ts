import { onTestFinished, expect, test } from 'vitest';
import type { JsonObject } from '../../shared/domain/json.ts';
import { reverse, sayWords, type CogTestModel } from '../support/cogModels.ts';
import { createCogServer } from '../support/cogServer.ts';

/** The test server as a plain client sees it: what the adapter is tested against has to be true itself. */
async function start(model: CogTestModel) {
  const server = await createCogServer({ model });
  onTestFinished(() => server[Symbol.asyncDispose]());
  const send = (method: string, path: string, body: JsonObject, headers: HeadersInit = {}) =>
    fetch(`${server.url}${path}`, { method, headers, body: JSON.stringify(body) });
  return { server, send };
}

const input = { text: 'abc' };

test('a sync request answers with the prediction, also when the model fails', async () => {
  const { send } = await start(reverse);
  const good = await send('POST', '/predictions', { id: 'one', input });
  expect(good.status).toBe(200);
  expect(await good.json()).toMatchObject({ id: 'one', status: 'succeeded', output: 'cba' });
  const bad = await send('POST', '/predictions', { input: { text: 'explode' } });
  expect(bad.status).toBe(200);
  expect(await bad.json()).toMatchObject({ status: 'failed', error: 'The text exploded.' });
});

test('there is no GET of a prediction, and a null is refused where an unknown key is not', async () => {
  const { server, send } = await start(reverse);
  expect((await fetch(`${server.url}/predictions/one`)).status).toBe(404);
  const refused = await send('POST', '/predictions', { input: { text: null } });
  expect(refused.status).toBe(422);
  expect(await refused.json()).toMatchObject({ detail: [{ loc: ['body', 'input', 'text'] }] });
  const known = await send('POST', '/predictions', { input: { ...input, other: 1 } });
  expect(known.status).toBe(200);
});

test('PUT joins one that runs, and runs again one that has ended', async () => {
  const { server, send } = await start(reverse);
  server.hold();
  const first = send('PUT', '/predictions/one', { input });
  await server.until(() => server.live() === 1);
  const joined = await send('PUT', '/predictions/one', { id: 'one', input });
  expect(joined.status).toBe(202);
  expect((await send('PUT', '/predictions/one', { id: 'two', input })).status).toBe(422);
  expect((await send('POST', '/predictions', { input })).status).toBe(409);
  server.release();
  await (await first).json();
  expect((await (await send('PUT', '/predictions/one', { input })).json()) as object).toMatchObject(
    {
      status: 'succeeded',
    },
  );
  expect(server.counts.completed).toBe(2);
});

test('a sync request is canceled when its client goes away, an asynchronous one by its id', async () => {
  const { server, send } = await start(reverse);
  server.hold();
  const abort = new AbortController();
  const { signal } = abort;
  const body = JSON.stringify({ input });
  const lost = fetch(`${server.url}/predictions`, { method: 'POST', body, signal });
  await server.until(() => server.live() === 1);
  abort.abort();
  await expect(lost).rejects.toThrow('abort');
  await server.until(() => server.live() === 0);
  const prefer = { prefer: 'respond-async' };
  expect((await send('POST', '/predictions', { id: 'two', input }, prefer)).status).toBe(202);
  expect((await send('POST', '/predictions/two/cancel', {})).status).toBe(200);
  await server.until(() => server.live() === 0);
  expect((await send('POST', '/predictions/two/cancel', {})).status).toBe(404);
  expect(server.counts).toMatchObject({ canceled: 2, completed: 0 });
});

test('events come as JSON with comments between, and only where the model streams', async () => {
  const accept = { accept: 'text/event-stream' };
  const mute = await start(reverse);
  expect((await mute.send('POST', '/predictions', { input }, accept)).status).toBe(406);
  const { send } = await start(sayWords);
  const body = { id: 'one', input: { text: 'a b' } };
  const text = await (await send('POST', '/predictions', body, accept)).text();
  expect(text).toContain(': keep-alive');
  const types = [...text.matchAll(/^event: (\w+)$/gm)].map(([, type]) => type);
  expect(types).toEqual(['start', 'log', 'output', 'output', 'metric', 'completed']);
});
