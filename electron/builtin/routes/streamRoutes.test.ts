import { createParser } from 'eventsource-parser';
import { expect, test } from 'vitest';
import { createManualClock } from '../testing/manualClock.ts';
import { startTestServer, versionOf, type TestServer } from '../testing/testServer.ts';

interface Seen {
  readonly event: string | undefined;
  readonly id: string | undefined;
  readonly data: string;
}

async function read(
  address: unknown,
  headers: Record<string, string> = {},
): Promise<{
  readonly type: string | null;
  readonly text: string;
  readonly events: readonly Seen[];
}> {
  const response = await fetch(String(address), { headers });
  const text = await response.text();
  const events: Seen[] = [];
  const parser = createParser({
    onEvent: ({ event, id, data }) => void events.push({ event, id, data }),
  });
  parser.feed(text);
  return { type: response.headers.get('content-type'), text, events };
}

const create = (api: TestServer, model: string, input: Record<string, unknown>) =>
  api.call('POST', '/predictions', { body: { version: versionOf(model), input } });

test('text comes piece by piece, with ids, and ends with done', async () => {
  await using api = await startTestServer();
  api.server.faults.add({ on: 'predictions.create', fault: { kind: 'hold', at: 'processing' } });
  const made = await create(api, 'stream-words', { prompt: 'one\ntwo three', unit: 'word' });
  const reading = read(made.get('urls', 'stream'));
  await api.server.faults.whenHeld(1);
  api.server.faults.clear();
  const { type, events } = await reading;
  expect(type).toBe('text/event-stream');
  expect(events.map(({ event, data }) => [event, data])).toEqual([
    ['output', 'one'],
    ['output', '\ntwo'],
    ['output', ' three'],
    ['done', '{}'],
  ]);
  expect(events.map(({ id }) => id?.split(':')[1])).toEqual(['0', '1', '2', '3']);
  const late = await read(made.get('urls', 'stream'), { 'last-event-id': events[1]?.id ?? '' });
  expect(late.events).toEqual(events.slice(2));
});

test('files come as addresses from a path that says so', async () => {
  await using api = await startTestServer();
  const made = await api.run('make-variations', { ...sample, count: 2 });
  const address = new URL(String(made.get('urls', 'stream')));
  expect(address.pathname).toMatch(/^\/v1\/files\//);
  const { events } = await read(address);
  expect(events.map(({ data }) => data)).toEqual([
    made.get('output', 0),
    made.get('output', 1),
    '{}',
  ]);
});

test('one text is a stream of one event; a file has no stream', async () => {
  await using api = await startTestServer();
  const text = await api.run('describe-image', { ...sample, detail: 'short' });
  expect((await read(text.get('urls', 'stream'))).events.map(({ data }) => data)).toEqual([
    text.get('output'),
    '{}',
  ]);
  expect((await api.run('tone', { seconds: 0.1 })).get('urls', 'stream')).toBeUndefined();
});

test('cancel and failure end the stream with a reason', async () => {
  await using api = await startTestServer();
  api.server.faults.add({
    on: 'predictions.create',
    fault: { kind: 'model-failure', error: 'No.' },
  });
  const failed = await create(api, 'stream-words', { prompt: 'one' });
  expect((await read(failed.get('urls', 'stream'))).events).toMatchObject([
    { event: 'error', data: '{"detail":"No."}' },
    { event: 'done', data: '{"reason":"error"}' },
  ]);
  const slow = await create(api, 'stream-words', { prompt: 'a b c', delay_ms: 2000 });
  const reading = read(slow.get('urls', 'stream'));
  await api.call('POST', `/predictions/${String(slow.get('id'))}/cancel`);
  expect((await reading).events.at(-1)).toMatchObject({
    event: 'done',
    data: '{"reason":"canceled"}',
  });
});

test('after the data is removed there is only the timeout comment', async () => {
  const clock = createManualClock();
  await using api = await startTestServer(clock);
  const made = await api.run('stream-words', { prompt: 'one' });
  clock.advance(3_600_000);
  const { text, events } = await read(made.get('urls', 'stream'));
  expect([text, events]).toEqual([':408: 408 Request Timeout\n\n', []]);
});

test('an unknown stream is 404', async () => {
  await using api = await startTestServer();
  expect((await fetch(`${api.server.baseUrl}/streams/none`)).status).toBe(404);
});

const sample = {
  image: `data:image/svg+xml;base64,${Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect width="8" height="8" fill="#123456"/></svg>').toString('base64')}`,
};
