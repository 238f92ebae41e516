import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sharedData } from '../../../test/sharedData.ts';
import { createManualClock, type ManualClock } from '../testing/manualClock.ts';
import { createDestination, train } from '../testing/trainingSupport.ts';
import { startTestServer, versionOf, type Answer, type TestServer } from '../testing/testServer.ts';

const document = sharedData('replicate-openapi.json').path || undefined;

interface Told {
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly body: {
    readonly status: string;
    readonly id: string;
    readonly output?: readonly string[] | null;
  };
}

/** A server that hears webhooks and answers with the next of some statuses, then 200. */
async function startReceiver(): Promise<
  AsyncDisposable & {
    readonly url: string;
    readonly told: readonly Told[];
    readonly answers: number[];
    readonly whenTold: (count: number) => Promise<void>;
  }
> {
  const told: Told[] = [];
  const answers: number[] = [];
  const waiting = new Set<() => void>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString('utf8');
      told.push({ headers: request.headers, text, body: JSON.parse(text) as Told['body'] });
      const status = answers.shift() ?? 200;
      response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end();
      for (const check of waiting) check();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/hook`,
    told,
    answers,
    whenTold: (count) =>
      new Promise((resolve) => {
        const check = (): void => {
          if (told.length >= count) resolve();
        };
        waiting.add(check);
        check();
      }),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

let api: TestServer;
let clock: ManualClock;
let receiver: Awaited<ReturnType<typeof startReceiver>>;
beforeEach(async () => {
  clock = createManualClock();
  api = await startTestServer({ document, ...clock });
  receiver = await startReceiver();
});
afterEach(async () => {
  await api[Symbol.asyncDispose]();
  await receiver[Symbol.asyncDispose]();
});

const create = (changes: object, prompt = 'one two three'): Promise<Answer> =>
  api.call('POST', '/predictions', {
    body: {
      version: versionOf('stream-words'),
      input: { prompt },
      webhook: receiver.url,
      ...changes,
    },
    headers: { prefer: 'wait' },
  });

const statuses = (): readonly string[] => receiver.told.map(({ body }) => body.status);

test('tells of the end by default, with the prediction and a right signature', async () => {
  const made = await create({ webhook_events_filter: ['completed'] });
  expect([made.get('webhook'), made.get('webhook_events_filter')]).toEqual([
    receiver.url,
    ['completed'],
  ]);
  await receiver.whenTold(1);
  const [first] = receiver.told;
  expect(first?.body).toEqual(
    (await api.call('GET', `/predictions/${String(made.get('id'))}`)).body,
  );
  const key = String((await api.call('GET', '/webhooks/default/secret')).get('key'));
  expect(key).toMatch(/^whsec_[A-Za-z0-9+/]{32}$/);
  const { 'webhook-id': id, 'webhook-timestamp': time } = first!.headers;
  expect(Number(time)).toBe(Math.floor(clock.now() / 1000));
  const signature = createHmac('sha256', Buffer.from(key.slice('whsec_'.length), 'base64'))
    .update(`${String(id)}.${String(time)}.${first!.text}`)
    .digest('base64');
  expect(first!.headers['webhook-signature']).toBe(`v1,${signature}`);
});

test('tells of the start, of output and logs not too often, and last of the end', async () => {
  await create(
    { webhook_events_filter: ['start', 'output', 'logs', 'completed'] },
    'a '.repeat(40),
  );
  await receiver.whenTold(4);
  // The clock stands still: everything within 500 ms is told once.
  expect(statuses().filter((status) => status === 'processing')).toHaveLength(3);
  expect(statuses().at(-1)).toBe('succeeded');
  expect(new Set(receiver.told.map(({ headers }) => headers['webhook-id'])).size).toBe(4);
});

test('tells the latest output when the time is over, not every one', async () => {
  const made = await api.call('POST', '/predictions', {
    body: {
      version: versionOf('stream-words'),
      input: { prompt: 'a b c d e f g h i j', delay_ms: 200 },
      webhook: receiver.url,
    },
  });
  const path = `/predictions/${String(made.get('id'))}`;
  while ((await api.call('GET', path)).get('status') !== 'succeeded') clock.advance(100);
  while (statuses().at(-1) !== 'succeeded') {
    await receiver.whenTold(receiver.told.length + 1);
  }
  const lengths = receiver.told.slice(0, -1).map(({ body }) => body.output?.length ?? 0);
  expect(lengths).toEqual([...new Set(lengths)].sort((a, b) => a - b));
  expect(lengths.length).toBeGreaterThan(1);
  expect(lengths.length).toBeLessThan(7);
});

test('a cancelled prediction has an end too', async () => {
  api.server.faults.add({ on: 'any', fault: { kind: 'hold', at: 'processing' } });
  const body = { version: versionOf('tone'), input: { seconds: 0.1 } };
  const held = await api.call('POST', '/predictions', {
    body: { ...body, webhook: receiver.url, webhook_events_filter: ['start', 'completed'] },
  });
  await receiver.whenTold(1);
  expect(statuses()).toEqual(['processing']);
  await api.call('POST', `/predictions/${String(held.get('id'))}/cancel`);
  await receiver.whenTold(2);
  expect(statuses()).toEqual(['processing', 'canceled']);
});

describe('an end that is not heard', () => {
  test('is told again with the same id, and redirects are not followed', async () => {
    receiver.answers.push(500, 302);
    await create({ webhook_events_filter: ['completed'] });
    await receiver.whenTold(1);
    while (receiver.told.length < 3) {
      clock.advance(1000);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(statuses()).toEqual(['succeeded', 'succeeded', 'succeeded']);
    expect(new Set(receiver.told.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    const times = receiver.told.map(({ headers }) => Number(headers['webhook-timestamp']));
    expect(times[2]).toBeGreaterThan(times[0]!);
  });

  test('does not keep the server from closing', async () => {
    receiver.answers.push(500);
    await create({ webhook_events_filter: ['completed'] });
    await receiver.whenTold(1);
    await api.server.close();
    expect(receiver.told).toHaveLength(1);
  });
});

test('other events are told once, heard or not', async () => {
  receiver.answers.push(500);
  await create({ webhook_events_filter: ['start', 'completed'] });
  await receiver.whenTold(2);
  expect(statuses()).toEqual(['processing', 'succeeded']);
});

test('trainings are told of as trainings', async () => {
  await createDestination(api, 'mine');
  const path = `/models/builtin/colour-style/versions/${versionOf('colour-style')}/trainings`;
  const made = await api.call('POST', path, {
    body: {
      destination: 'builtin/mine',
      input: { input_images: 'data:,x' },
      webhook: receiver.url,
    },
  });
  await receiver.whenTold(1);
  expect(receiver.told[0]?.body).toMatchObject({ id: made.get('id'), status: 'failed' });
  expect(receiver.told[0]?.text).toContain(`/trainings/${String(made.get('id'))}/cancel`);
  await expect(train(api, { input_images: 'data:,x' })).resolves.toMatchObject({ status: 201 });
});

test('refuses addresses off this computer, and events that there are not', async () => {
  const fieldOf = async (changes: object): Promise<unknown> =>
    (await create(changes)).get('invalid_fields', 0, 'field');
  expect(await fieldOf({ webhook: 'https://example.com/hook' })).toBe('webhook');
  expect(await fieldOf({ webhook: 'file:///etc/passwd' })).toBe('webhook');
  expect(await fieldOf({ webhook: 'http://127.0.0.1.example.com/' })).toBe('webhook');
  expect(await fieldOf({ webhook: 5 })).toBe('webhook');
  expect(await fieldOf({ webhook_events_filter: ['start', 'end'] })).toBe('webhook_events_filter');
  expect(await fieldOf({ webhook_events_filter: 'start' })).toBe('webhook_events_filter');
});
