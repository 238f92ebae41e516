import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import sharp from 'sharp';
import { describe, expect, onTestFinished, test } from 'vitest';
import { largestFile } from '../../electron/providers/cog/cogFiles.ts';
import type { StreamEvent } from '../../electron/providers/provider.ts';
import { invert, reverse, sayWords } from '../support/cogModels.ts';
import { twoColourPng } from '../support/images.ts';
import { failureOf } from './failureOf.ts';
import { createScriptedServer } from './scriptedServer.ts';
import { startCog, urlOf } from './startCog.ts';

/**
 * provider.test.ts for a Cog server, capability by capability and under the same titles. It is a file of its own, as
 * a container is one model and has no faults of the built-in server to switch on; the last test holds the titles together.
 */
const ref = { owner: 'cog', name: 'reverse-text' };
const titles: string[] = [];

function holds(title: string, run: () => Promise<void>): void {
  titles.push(title);
  test(title, run);
}

/** A capability that a Cog server lacks; the reason is printed. */
function lacks(title: string, reason: string): void {
  titles.push(title);
  test(title, (context) => context.skip(reason));
}

describe('models', () => {
  holds('search finds, get gives a schema, an unknown one is not found', async () => {
    const { provider } = await startCog({ model: reverse });
    expect((await provider.models.search('reverse')).map(({ name }) => name)).toEqual([ref.name]);
    const { latestVersion } = await provider.models.get(ref);
    expect(latestVersion?.schema).toHaveProperty(['components', 'schemas', 'Input']);
    const missing = failureOf(provider.models.get({ owner: 'cog', name: 'nothing' }));
    expect((await missing).kind).toBe('not-found');
  });

  holds('the pages of the list hold every model once', async () => {
    const { provider } = await startCog({ model: reverse });
    const page = await provider.models.list();
    expect(page).toEqual({ items: [expect.objectContaining(ref)] });
  });

  holds('a readme is text', async () => {
    const { provider } = await startCog({ model: reverse });
    expect(await provider.models.readme(ref)).toMatch(/^# /);
  });

  holds('versions: one of a community model, none listed of an official one', async () => {
    const { provider } = await startCog({ model: reverse });
    const [version] = (await provider.versions.list(ref)).items;
    expect(version?.id).toMatch(/^[0-9a-f]{64}$/);
    expect(await provider.versions.get({ ...ref, version: version?.id ?? '' })).toEqual(version);
  });
});

describe('predictions', () => {
  holds('a version runs to its output', async () => {
    const { run } = await startCog({ model: reverse });
    const prediction = await run({ text: 'abc' });
    expect(prediction).toMatchObject({
      status: 'succeeded',
      output: 'cba',
      error: null,
      model: 'cog/reverse-text',
      dataRemoved: false,
    });
    expect(prediction.logs).toContain('Turning');
    expect(prediction.metrics).toHaveProperty('predict_time');
    expect(prediction.completedAt).not.toBeNull();
  });

  holds('an official model runs by its name', async () => {
    const { provider, ended } = await startCog({ model: reverse });
    const request = { model: 'cog/reverse-text', version: null, input: { text: 'abc' } };
    const { id } = await provider.predictions.create(request);
    expect((await ended(id)).output).toBe('cba');
  });

  holds(
    'wrong inputs come back by field, an unknown version is refused, nothing is created',
    async () => {
      const { provider, server, create } = await startCog({ model: reverse });
      const failure = await failureOf(create({ times: 'often' }));
      if (failure.kind !== 'provider-rejected') throw new Error(failure.kind);
      expect(failure.fields.map(({ field }) => field)).toEqual(['input.text', 'input.times']);
      const unknown = { model: 'cog/reverse-text', version: 'f'.repeat(64), input: { text: 'a' } };
      // The adapter itself compares versions, so it is not the server that rejects.
      const refused = await failureOf(provider.predictions.create(unknown));
      expect(refused.kind).toBe('not-found');
      expect(server.inputs).toEqual([]);
    },
  );

  holds('cancel ends a running one', async () => {
    const { provider, server, create, ended } = await startCog({ model: reverse });
    server.hold();
    const { id } = await create({ text: 'abc' });
    await provider.predictions.cancel(id);
    expect((await ended(id)).status).toBe('canceled');
    expect(server.live()).toBe(0);
  });

  // "aborted" is Replicate's own: Cog has succeeded, failed and canceled.
  holds('$status is terminal and told', async () => {
    const { run } = await startCog({ model: reverse });
    const { status, error } = await run({ text: 'explode' });
    expect({ status, error }).toEqual({ status: 'failed', error: 'The text exploded.' });
  });

  lacks(
    'a status from the future is unknown, and not terminal',
    'A Cog server tells a status only when a prediction has ended, so there is none to wait on.',
  );

  holds('the list is newest first and filtered by time', async () => {
    const { provider, run } = await startCog({ model: reverse });
    const first = await run({ text: 'ab' });
    const second = await run({ text: 'cd' });
    const { items } = await provider.predictions.list();
    expect(items.map(({ id }) => id)).toEqual([second.id, first.id]);
    const later = await provider.predictions.list({ createdAfter: '2999-01-01T00:00:00Z' });
    expect(later.items).toEqual([]);
  });

  holds('an unknown id is not found', async () => {
    const { provider } = await startCog({ model: reverse });
    expect((await failureOf(provider.predictions.get('nothing'))).kind).toBe('not-found');
  });
});

describe('money', () => {
  // Cog has no 429; a busy server answers 409 and says no time.
  holds('a throttled create is repeated after the time asked for: one prediction', async () => {
    const { server, create, ended } = await startCog({ model: reverse });
    server.hold();
    await create({ text: 'ab' });
    const { id } = await create({ text: 'cd' });
    await server.until(() => server.counts.refused > 0);
    server.release();
    expect((await ended(id)).output).toBe('dc');
    expect(server.inputs).toEqual([{ text: 'ab' }, { text: 'cd' }]);
  });

  // Nothing is spent and nothing can be found again, so that the outcome is a failed prediction.
  holds('$fault.kind $fault.when: sent once, outcome unknown, findable', async () => {
    const { server, create } = await startCog({ model: reverse });
    server.hold();
    const creating = failureOf(create({ text: 'ab' }));
    await server.until(() => server.live() === 1);
    server.drop();
    expect((await creating).kind).toBe('prediction-failed');
    await server.until(() => server.live() === 0);
    expect(server.inputs).toHaveLength(1);
  });

  lacks('no credit pauses and asks', 'A Cog server takes no money.');
});

describe('a bad network', () => {
  lacks(
    'reading survives $fault.kind',
    'A prediction of a Cog server is read from memory, as it cannot be asked for.',
  );

  holds('a service that stays away is unavailable, after a bounded number of tries', async () => {
    const { provider, server } = await startCog({ model: reverse });
    await server[Symbol.asyncDispose]();
    expect((await failureOf(provider.account.get())).kind).toBe('provider-unavailable');
  });

  holds('an aborted signal ends a call as canceled', async () => {
    const { provider, server, create } = await startCog({ model: reverse });
    const options = { signal: AbortSignal.abort() };
    expect((await failureOf(provider.account.get(options))).kind).toBe('canceled');
    expect((await failureOf(create({ text: 'a' }, options.signal))).kind).toBe('canceled');
    expect(server.inputs).toEqual([]);
  });
});

describe('streams', () => {
  holds('the pieces joined are the output, then done', async () => {
    const { provider, create } = await startCog({ model: sayWords });
    const { streamUrl = '' } = await create({ text: 'one two three' });
    const events: StreamEvent[] = [];
    for await (const event of provider.predictions.stream(streamUrl)) events.push(event);
    const text = events.map((event) => (event.type === 'output' ? event.text : '')).join('');
    expect(text).toBe('one two three');
    expect(events.at(-1)).toEqual({ type: 'done', reason: null });
  });

  holds('a refused or dropped stream just ends', async () => {
    const { provider } = await startCog({ model: sayWords });
    const events: StreamEvent[] = [];
    for await (const event of provider.predictions.stream('nothing')) events.push(event);
    expect(events).toEqual([]);
  });
});

describe('files', () => {
  const fileOf = (bytes: Buffer, size = bytes.length) => ({
    name: 'Rotes "Quadrat" 日本.png',
    mediaType: 'image/png',
    size,
    open: () => Readable.from([bytes]),
  });

  holds('upload, use as input, download the output', async () => {
    const { provider, run } = await startCog({ model: invert });
    const bytes = await twoColourPng(6, 4);
    const file = await provider.files.upload(fileOf(bytes));
    expect(file).toMatchObject({ mediaType: 'image/png', size: bytes.length });
    const { output } = await run({ image: file.url });
    const download = await provider.files.download(urlOf(output));
    const picture = await buffer(download.body);
    expect(download).toMatchObject({ mediaType: 'image/png', size: picture.length });
    expect(await sharp(picture).metadata()).toMatchObject({ width: 6, height: 4 });
  });

  holds('an upload is listed and read', async () => {
    const { provider } = await startCog({ model: invert });
    const file = await provider.files.upload(fileOf(await twoColourPng(6, 4)));
    expect(await provider.files.get(file.id)).toEqual(file);
    expect((await provider.files.list()).items).toEqual([file]);
  });

  holds('a deleted file is not found', async () => {
    const { provider } = await startCog({ model: invert });
    const { id } = await provider.files.upload(fileOf(await twoColourPng(6, 4)));
    await provider.files.delete(id);
    expect((await failureOf(provider.files.get(id))).kind).toBe('not-found');
  });

  // An upload sends nothing, so that no outage touches it.
  holds('an upload survives an outage, and too large a file is refused unsent', async () => {
    const { provider, server } = await startCog({ model: invert });
    await server[Symbol.asyncDispose]();
    await provider.files.upload(fileOf(await twoColourPng(6, 4)));
    const huge = fileOf(Buffer.alloc(1), largestFile + 1);
    expect((await failureOf(provider.files.upload(huge))).kind).toBe('invalid-input');
  });

  holds('a download that is cut short is an error, and an expired one is not found', async () => {
    const { provider } = await startCog({ model: invert });
    const web = await createScriptedServer((response, { path }) => {
      response.writeHead(path === '/cut' ? 200 : 404, { 'content-length': '100' });
      response.write('half', () => response.destroy());
    });
    onTestFinished(() => web.close());
    const { body } = await provider.files.download(`${web.origin}/cut`);
    expect((await failureOf(buffer(body))).kind).toBe('provider-unavailable');
    const gone = await failureOf(provider.files.download(`${web.origin}/gone`));
    expect(gone.kind).toBe('not-found');
  });
});

describe('account', () => {
  holds('is told', async () => {
    const { provider } = await startCog({ model: reverse });
    expect((await provider.account.get()).username).toBe('cog/reverse-text');
  });

  lacks(
    'a wrong token is refused by name of what to do, and not shown',
    'A Cog server has no login, and no token is ever sent to one.',
  );
});

test('every capability of provider.test.ts is here, held or lacking for a reason', async () => {
  const source = await readFile(new URL('provider.test.ts', import.meta.url), 'utf8');
  const pattern = /\btest(?:\.each<[^>]*>\(\[[\s\S]*?\]\))?\(\s*'([^'\n]+)'/g;
  const wanted = [...source.matchAll(pattern)].map(([, title]) => title);
  expect(wanted.length).toBeGreaterThan(20);
  expect(wanted.filter((title) => title === undefined || !titles.includes(title))).toEqual([]);
});
