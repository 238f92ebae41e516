import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import type { Fault } from '../../electron/builtin/faults.ts';
import type { Provider, StreamEvent } from '../../electron/providers/provider.ts';
import type { Json, JsonObject } from '../../shared/domain/json.ts';
import type { ModelSummary } from '../../shared/domain/model.ts';
import { isTerminal, type Prediction } from '../../shared/domain/prediction.ts';
import { failureOf } from './failureOf.ts';
import { subjects } from './subjects.ts';

const official = { model: 'builtin/stream-words', version: null };
const words = { ...official, input: { prompt: 'one two three' } };

async function ended(provider: Provider, id: string): Promise<Prediction> {
  for (;;) {
    const prediction = await provider.predictions.get(id);
    if (isTerminal(prediction.status)) return prediction;
  }
}

async function run(provider: Provider, name: string, input: JsonObject): Promise<Prediction> {
  const { latestVersion } = await provider.models.get({ owner: 'builtin', name });
  const version = latestVersion?.id ?? null;
  const created = await provider.predictions.create({ model: `builtin/${name}`, version, input });
  return ended(provider, created.id);
}

async function collect(events: AsyncIterable<StreamEvent>): Promise<readonly StreamEvent[]> {
  const collected: StreamEvent[] = [];
  for await (const event of events) collected.push(event);
  return collected;
}

function upload(provider: Provider, bytes: Buffer, name: string) {
  return provider.files.upload({
    name,
    mediaType: 'image/png',
    size: bytes.length,
    open: () => Readable.from(bytes.length === 0 ? [] : [bytes]),
  });
}

function redSquare(): Promise<Buffer> {
  const create = { width: 6, height: 4, channels: 3 as const, background: '#ff0000' };
  return sharp({ create }).png().toBuffer();
}

function urlOf(output: Json): string {
  if (typeof output !== 'string') throw new Error(`Expected a URL, got ${JSON.stringify(output)}`);
  return output;
}

describe.each(subjects)('$name', ({ start, cannot = {} }) => {
  describe('models', () => {
    test('search finds, get gives a schema, an unknown one is not found', async () => {
      const { provider } = await start();
      const found = await provider.models.search('grayscale');
      expect(found.map(({ name }) => name)).toContain('grayscale');
      const model = await provider.models.get({ owner: 'builtin', name: 'grayscale' });
      expect(model).toMatchObject({ owner: 'builtin', name: 'grayscale', official: false });
      expect(model.latestVersion?.schema).toHaveProperty(['components', 'schemas', 'Input']);
      expect(model.example?.input).toHaveProperty('image');
      const missing = await failureOf(provider.models.get({ owner: 'builtin', name: 'nothing' }));
      expect(missing.kind).toBe('not-found');
    });

    test('the pages of the list hold every model once', async () => {
      const { provider } = await start();
      const all: ModelSummary[] = [];
      let cursor: string | undefined;
      let pages = 0;
      do {
        const page = await provider.models.list(cursor === undefined ? {} : { cursor });
        all.push(...page.items);
        cursor = page.next;
        pages += 1;
      } while (cursor !== undefined);
      const names = all.map(({ name }) => name);
      expect(pages).toBeGreaterThan(1);
      expect(new Set(names).size).toBe(names.length);
      expect(names).toEqual(expect.arrayContaining(['grayscale', 'upscale', 'stream-words']));
    });

    test('a readme is text', async () => {
      const { provider } = await start();
      expect(await provider.models.readme({ owner: 'builtin', name: 'blur' })).toMatch(/^# /);
    });

    test('versions: one of a community model, none listed of an official one', async () => {
      const { provider } = await start();
      const ref = { owner: 'builtin', name: 'split-text' };
      const [version] = (await provider.versions.list(ref)).items;
      expect(version?.id).toMatch(/^[0-9a-f]{64}$/);
      const one = await provider.versions.get({ ...ref, version: version?.id ?? '' });
      expect(one).toEqual(version);
      const none = await provider.versions.list({ owner: 'builtin', name: 'stream-words' });
      expect(none.items).toEqual([]);
    });
  });

  describe('predictions', () => {
    test('a version runs to its output', async () => {
      const { provider } = await start();
      const prediction = await run(provider, 'split-text', { text: 'a,b', by: 'comma' });
      expect(prediction).toMatchObject({
        status: 'succeeded',
        output: ['a', 'b'],
        error: null,
        model: 'builtin/split-text',
        dataRemoved: false,
      });
      expect(prediction.logs).toContain('2 parts');
      expect(prediction.metrics).toHaveProperty('predict_time');
      expect(prediction.completedAt).not.toBeNull();
    });

    test('an official model runs by its name', async () => {
      const { provider } = await start();
      const created = await provider.predictions.create(words);
      const { output } = await ended(provider, created.id);
      expect(output).toEqual(['one', ' two', ' three']);
    });

    test('wrong inputs come back by field, an unknown version is refused, nothing is created', async () => {
      const { provider, server } = await start();
      const wrong = provider.predictions.create({ ...words, input: { delay_ms: 'soon' } });
      const failure = await failureOf(wrong);
      if (failure.kind !== 'provider-rejected') throw new Error(failure.kind);
      expect(failure.fields.map(({ field }) => field)).toEqual(
        expect.arrayContaining(['input.prompt', 'input.delay_ms']),
      );
      const unknown = { model: 'builtin/x', version: 'f'.repeat(64), input: {} };
      expect((await failureOf(provider.predictions.create(unknown))).kind).toBe(
        'provider-rejected',
      );
      expect(server.counts.creates()).toHaveLength(0);
    });

    test('cancel ends a running one', async () => {
      const { provider, server } = await start();
      const fault: Fault = { kind: 'hold', at: 'processing' };
      server.faults.add({ on: 'predictions.create', fault });
      const { id } = await provider.predictions.create(words);
      await server.faults.whenHeld(1);
      await provider.predictions.cancel(id);
      expect((await ended(provider, id)).status).toBe('canceled');
      await expect.poll(() => server.counts.live()).toBe(0);
    });

    test.each<{ fault: Fault; status: string }>([
      { fault: { kind: 'model-failure', error: 'boom', logs: 'why\n' }, status: 'failed' },
      { fault: { kind: 'aborted' }, status: 'aborted' },
    ])('$status is terminal and told', async ({ fault, status }) => {
      const { provider, server } = await start();
      server.faults.add({ on: 'predictions.create', fault });
      const { id } = await provider.predictions.create(words);
      const prediction = await ended(provider, id);
      expect(prediction.status).toBe(status);
      if (status === 'failed') expect(prediction).toMatchObject({ error: 'boom', logs: 'why\n' });
    });

    test('a status from the future is unknown, and not terminal', async () => {
      const { provider, server } = await start();
      const fault: Fault = { kind: 'unknown-status', status: 'hibernating', forever: true };
      server.faults.add({ on: 'predictions.create', fault });
      const { id } = await provider.predictions.create(words);
      expect((await provider.predictions.get(id)).status).toBe('unknown');
    });

    test('the list is newest first and filtered by time', async () => {
      const { provider } = await start();
      const first = await provider.predictions.create(words);
      const second = await provider.predictions.create(words);
      const { items } = await provider.predictions.list();
      expect(items.map(({ id }) => id)).toEqual([second.id, first.id]);
      const later = await provider.predictions.list({ createdAfter: '2999-01-01T00:00:00Z' });
      expect(later.items).toEqual([]);
    });

    test('an unknown id is not found', async () => {
      const { provider } = await start();
      expect((await failureOf(provider.predictions.get('nothing'))).kind).toBe('not-found');
    });
  });

  describe('money', () => {
    test('a throttled create is repeated after the time asked for: one prediction', async () => {
      const { provider, server, waits } = await start();
      const fault: Fault = { kind: 'throttled', retryAfterSeconds: 7 };
      server.faults.add({ on: 'predictions.create', fault, times: 2 });
      await provider.predictions.create(words);
      expect(waits).toEqual([7000, 7000]);
      expect(server.counts.creates()).toHaveLength(1);
    });

    test.each<{ fault: Fault; made: number }>([
      { fault: { kind: 'drop', when: 'before' }, made: 0 },
      { fault: { kind: 'drop', when: 'after' }, made: 1 },
      { fault: { kind: 'problem', status: 503 }, made: 0 },
      { fault: { kind: 'malformed-json' }, made: 1 },
      { fault: { kind: 'truncated' }, made: 1 },
    ])('$fault.kind $fault.when: sent once, outcome unknown, findable', async ({ fault, made }) => {
      const { provider, server, waits } = await start();
      server.faults.add({ on: 'predictions.create', fault });
      const failure = await failureOf(provider.predictions.create(words));
      expect(failure.kind).toBe('unknown-outcome');
      expect(waits).toEqual([]);
      expect(server.counts.requests('predictions.create')).toBe(1);
      const { items } = await provider.predictions.list();
      expect(items).toHaveLength(made);
      for (const { input } of items) expect(input).toEqual(words.input);
    });

    test('no credit pauses and asks', async () => {
      const { provider, server } = await start();
      const fault: Fault = { kind: 'problem', status: 402, title: 'Insufficient credit' };
      server.faults.add({ on: 'predictions.create', fault });
      const failure = await failureOf(provider.predictions.create(words));
      expect(failure.kind).toBe('payment-required');
      expect(server.counts.requests('predictions.create')).toBe(1);
    });
  });

  describe('a bad network', () => {
    test.each<{ fault: Fault }>([
      { fault: { kind: 'problem', status: 500 } },
      { fault: { kind: 'html', status: 502 } },
      { fault: { kind: 'drop', when: 'before' } },
      { fault: { kind: 'malformed-json' } },
      { fault: { kind: 'truncated' } },
      { fault: { kind: 'throttled' } },
    ])('reading survives $fault.kind', async ({ fault }) => {
      const { provider, server, waits } = await start();
      const { id } = await provider.predictions.create(words);
      server.faults.add({ on: 'predictions.get', fault, times: 2 });
      expect((await provider.predictions.get(id)).id).toBe(id);
      expect(waits).toHaveLength(2);
    });

    test('a service that stays away is unavailable, after a bounded number of tries', async () => {
      const { provider, server } = await start();
      const fault: Fault = { kind: 'problem', status: 503 };
      server.faults.add({ on: 'any', fault, times: Number.POSITIVE_INFINITY });
      expect((await failureOf(provider.account.get())).kind).toBe('provider-unavailable');
      expect(server.counts.requests()).toBe(6);
    });

    test('an aborted signal ends a call as canceled', async () => {
      const { provider } = await start();
      const options = { signal: AbortSignal.abort() };
      expect((await failureOf(provider.account.get(options))).kind).toBe('canceled');
      expect((await failureOf(provider.predictions.create(words, options))).kind).toBe('canceled');
    });
  });

  describe('streams', () => {
    test('the pieces joined are the output, then done', async () => {
      const { provider } = await start();
      const { streamUrl = '' } = await provider.predictions.create(words);
      const events = await collect(provider.predictions.stream(streamUrl));
      const text = events.map((event) => (event.type === 'output' ? event.text : '')).join('');
      expect(text).toBe('one two three');
      expect(events.at(-1)).toEqual({ type: 'done', reason: null });
    });

    test('a refused or dropped stream just ends', async () => {
      const { provider, server } = await start();
      const { id, streamUrl = '' } = await provider.predictions.create(words);
      server.faults.add({ on: 'predictions.stream', fault: { kind: 'drop', when: 'before' } });
      expect(await collect(provider.predictions.stream(streamUrl))).toEqual([]);
      expect((await ended(provider, id)).status).toBe('succeeded');
    });
  });

  describe('files', () => {
    test('upload, use as input, download the output', async () => {
      const { provider } = await start();
      const bytes = await redSquare();
      const file = await upload(provider, bytes, 'Rotes "Quadrat" 日本.png');
      expect(file).toMatchObject({
        mediaType: 'image/png',
        size: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
      });
      const prediction = await run(provider, 'grayscale', { image: file.url });
      const download = await provider.files.download(urlOf(prediction.output));
      expect(download).toMatchObject({ mediaType: 'image/png', name: 'grayscale.png' });
      const output = await buffer(download.body);
      expect(download.size).toBe(output.length);
      const { data, info } = await sharp(output)
        .removeAlpha()
        .raw()
        .toBuffer({ resolveWithObject: true });
      expect(info).toMatchObject({ width: 6, height: 4 });
      // BT.709: red weighs 0.2126 of 255.
      expect([...data.subarray(0, 3)].every((value) => Math.abs(value - 54) <= 1)).toBe(true);
    });

    test('an upload is listed and read', async (context) => {
      if (cannot.files !== undefined) context.skip(cannot.files);
      const { provider } = await start();
      const file = await upload(provider, await redSquare(), 'a.png');
      expect(await provider.files.get(file.id)).toEqual(file);
      expect((await provider.files.list()).items).toEqual([file]);
    });

    test('a deleted file is not found', async (context) => {
      if (cannot.files !== undefined) context.skip(cannot.files);
      const { provider } = await start();
      const { id } = await upload(provider, await redSquare(), 'a.png');
      await provider.files.delete(id);
      expect((await failureOf(provider.files.get(id))).kind).toBe('not-found');
    });

    test('an upload survives an outage, and too large a file is refused unsent', async () => {
      const { provider, server } = await start();
      server.faults.add({ on: 'files.create', fault: { kind: 'problem', status: 503 } });
      const bytes = await redSquare();
      expect((await upload(provider, bytes, 'a.png')).size).toBe(bytes.length);
      const before = server.counts.requests('files.create');
      const huge = {
        name: 'b',
        mediaType: 'image/png',
        size: 2 ** 30,
        open: () => Readable.from([]),
      };
      expect((await failureOf(provider.files.upload(huge))).kind).toBe('invalid-input');
      expect(server.counts.requests('files.create')).toBe(before);
    });

    test('a download that is cut short is an error, and an expired one is not found', async () => {
      const { provider, server } = await start();
      const file = await upload(provider, await redSquare(), 'a.png');
      const { output } = await run(provider, 'grayscale', { image: file.url });
      server.faults.add({ on: 'outputs.get', fault: { kind: 'truncated', bytes: 10 } });
      const { body } = await provider.files.download(urlOf(output));
      expect((await failureOf(buffer(body))).kind).toBe('provider-unavailable');
      server.faults.add({ on: 'outputs.get', fault: { kind: 'problem', status: 404 } });
      expect((await failureOf(provider.files.download(urlOf(output)))).kind).toBe('not-found');
    });
  });

  describe('account', () => {
    test('is told', async () => {
      const { provider } = await start();
      expect((await provider.account.get()).username).not.toBe('');
    });

    test('a wrong token is refused by name of what to do, and not shown', async () => {
      const token = 'r8_wrongTokenOfTheTest';
      const { provider, server } = await start({ token });
      for (const call of [provider.account.get(), provider.predictions.create(words)]) {
        const failure = await failureOf(call);
        expect(failure.kind).toBe('unauthorized');
        expect(failure.message).toMatch(/Settings/);
        expect(failure.message).not.toContain(token);
      }
      expect(server.counts.creates()).toHaveLength(0);
    });
  });
});
