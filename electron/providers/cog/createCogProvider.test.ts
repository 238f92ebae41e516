import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import sharp from 'sharp';
import { describe, expect, onTestFinished, test } from 'vitest';
import { failureOf } from '../../../test/conformance/failureOf.ts';
import { invert, reverse, sayWords } from '../../../test/support/cogModels.ts';
import { twoColourPng } from '../../../test/support/images.ts';
import { createScriptedServer } from '../../../test/conformance/scriptedServer.ts';
import { startCog, urlOf } from '../../../test/conformance/startCog.ts';
import type { StreamEvent } from '../provider.ts';
import { createCogProvider } from './createCogProvider.ts';

describe('the model', () => {
  test('is the one of the server, named by its title, versioned by its schema', async () => {
    const { server, provider } = await startCog({ model: reverse });
    const [model] = (await provider.models.list()).items;
    expect(model).toMatchObject({ owner: 'cog', name: 'reverse-text', official: false });
    expect(await provider.models.search('reverse')).toEqual([model]);
    expect(await provider.models.search('upscale')).toEqual([]);
    const { latestVersion } = await provider.models.get({ owner: 'cog', name: 'reverse-text' });
    expect(latestVersion?.id).toMatch(/^[0-9a-f]{64}$/);
    server.setModel({ ...reverse, required: [] });
    const ref = { owner: 'cog', name: 'reverse-text', version: latestVersion!.id };
    const changed = await failureOf(provider.versions.get(ref));
    expect(changed).toMatchObject({ kind: 'not-found', message: expect.stringMatching(/changed/) });
    const request = { model: 'cog/reverse-text', version: ref.version, input: { text: 'a' } };
    expect((await failureOf(provider.predictions.create(request))).kind).toBe('not-found');
    expect(server.inputs).toEqual([]);
  });

  test('is named by the address where Cog named it "Cog", and no other is there', async () => {
    const { server, provider } = await startCog({ model: invert });
    const [model] = (await provider.models.list()).items;
    expect(model?.name).toBe(server.url.slice('http://'.length).replace(':', '-'));
    const other = await failureOf(provider.models.get({ owner: 'acme', name: 'upscale' }));
    expect(other).toMatchObject({ kind: 'not-found' });
    expect(other.message).toContain(`runs cog/${model?.name} and not acme/upscale`);
  });

  test('what answers without being Cog is told, and so is nothing at all', async () => {
    const web = await createScriptedServer((response) => {
      response.end('<h1>It works!</h1>');
    });
    const provider = createCogProvider({ url: web.origin });
    onTestFinished(() => provider.close());
    expect((await failureOf(provider.account.get())).message).toContain('is not a Cog server');
    await web.close();
    expect(await failureOf(provider.account.get())).toMatchObject({
      kind: 'provider-unavailable',
      message: expect.stringContaining('nothing listens there'),
    });
  });
});

describe('a prediction', () => {
  test('runs without a stream under an id of ours, with known inputs only and no null', async () => {
    const { server, run } = await startCog({ model: reverse });
    const prediction = await run({ text: 'abc', times: null, seed: 7 });
    expect(prediction).toMatchObject({
      status: 'succeeded',
      output: 'cba',
      logs: 'Turning it round.\n',
      metrics: { predict_time: 0.01 },
    });
    expect(server.inputs).toEqual([{ text: 'abc' }]);
    expect(JSON.stringify(server.requests)).not.toMatch(/authorization|Bearer/i);
  });

  test('a failure of the model comes in a 200', async () => {
    for (const model of [reverse, sayWords]) {
      const { run } = await startCog({ model });
      const { status, error, logs } = await run({ text: 'explode' });
      expect({ status, error }).toEqual({ status: 'failed', error: 'The text exploded.' });
      expect(logs).not.toBe('');
    }
  });

  test('wrong inputs come back by field, and nothing is kept of it', async () => {
    const { provider, create } = await startCog({ model: reverse });
    const failure = await failureOf(create({ times: 'often' }));
    if (failure.kind !== 'provider-rejected') throw new Error(failure.kind);
    expect(failure.fields.map(({ field }) => field)).toEqual(['input.text', 'input.times']);
    expect((await provider.predictions.list()).items).toEqual([]);
  });

  test('streams where the model declares it: words, logs, metrics and the end', async () => {
    const { server, provider, create, ended } = await startCog({ model: sayWords });
    server.hold();
    const { id, streamUrl = '' } = await create({ text: 'one two three' });
    const events: StreamEvent[] = [];
    const following = (async () => {
      for await (const event of provider.predictions.stream(streamUrl)) events.push(event);
    })();
    server.release();
    await following;
    const words = ['one ', 'two ', 'three'];
    expect(events).toEqual([
      ...words.map((text) => ({ type: 'output', text })),
      { type: 'done', reason: null },
    ]);
    expect(await ended(id)).toMatchObject({
      status: 'succeeded',
      output: words,
      logs: 'Saying it.\n',
      metrics: { parts: 3, predict_time: 0.01 },
    });
  });

  test.each([reverse, sayWords])('of $title is canceled at the server', async (model) => {
    const { server, provider, create, ended } = await startCog({ model });
    server.hold();
    const { id } = await create({ text: 'abc' });
    await server.until(() => server.live() === 1);
    await provider.predictions.cancel(id);
    expect((await ended(id)).status).toBe('canceled');
    expect(server.counts.canceled).toBe(1);
    expect(server.live()).toBe(0);
    expect(server.requests.map(({ path }) => path)).toContain(`/predictions/${id}/cancel`);
  });

  test('whose create is aborted ends at the server too', async () => {
    const { server, provider } = await startCog({ model: reverse });
    server.hold();
    const { latestVersion } = await provider.models.get({ owner: 'cog', name: 'reverse-text' });
    const abort = new AbortController();
    const request = { model: 'cog/reverse-text', version: latestVersion!.id, input: { text: 'a' } };
    const creating = failureOf(provider.predictions.create(request, { signal: abort.signal }));
    await server.until(() => server.live() === 1);
    abort.abort();
    expect((await creating).kind).toBe('canceled');
    await server.until(() => server.live() === 0);
    expect(server.counts.canceled).toBe(1);
  });

  test.each([false, true])(
    'waits while the server is busy (old answer: %s)',
    async (oldBusyBody) => {
      const { server, create, ended, lookUntil } = await startCog({ model: reverse, oldBusyBody });
      server.hold();
      const first = await create({ text: 'ab' });
      const second = await create({ text: 'cd' });
      await server.until(() => server.counts.refused > 0);
      const { logs } = await lookUntil(second.id, (prediction) => prediction.logs !== '');
      expect(logs).toContain('is busy: waiting for a turn.');
      server.release();
      expect((await ended(first.id)).output).toBe('ba');
      expect((await ended(second.id)).output).toBe('dc');
      expect(server.counts).toMatchObject({ completed: 2, peak: 1 });
    },
  );

  test('canceled in the queue never reaches the server', async () => {
    const { server, provider, create, ended } = await startCog({ model: reverse });
    server.hold();
    const first = await create({ text: 'ab' });
    const second = await create({ text: 'cd' });
    await server.until(() => server.counts.refused > 0);
    expect((await provider.predictions.cancel(second.id)).status).toBe('canceled');
    server.release();
    await ended(first.id);
    expect(server.inputs).toEqual([{ text: 'ab' }]);
  });

  test('waits for the setup and shows its log', async () => {
    const setup = { state: 'STARTING', setupLogs: 'Loading weights\n' } as const;
    const { server, create, ended } = await startCog({ model: reverse, ...setup });
    const { id, logs } = await create({ text: 'ab' });
    expect(logs).toBe('Loading weights\n');
    server.setState('READY');
    const prediction = await ended(id);
    expect(prediction).toMatchObject({ status: 'succeeded', output: 'ba' });
    expect(prediction.logs).toBe('Loading weights\nTurning it round.\n');
  });

  test('is refused where the setup failed, with the end of its log', async () => {
    const setupLogs = 'Loading\nNo CUDA device\n';
    const { provider, create } = await startCog({
      model: reverse,
      state: 'SETUP_FAILED',
      setupLogs,
    });
    for (const call of [() => create({ text: 'a' }), () => provider.account.get()]) {
      const { kind, message } = await failureOf(call());
      expect(kind).toBe('provider-rejected');
      expect(message).toContain('could not set up its model (setup_failed)');
      expect(message).toContain('"No CUDA device"');
    }
  });

  test('a schema that is not there yet is told with the last line of the setup', async () => {
    const { create } = await startCog({
      model: reverse,
      state: 'STARTING',
      setupLogs: 'Pulling 4 GB\n',
      hidesSchema: true,
    });
    expect(await failureOf(create({ text: 'a' }))).toMatchObject({
      kind: 'provider-unavailable',
      message: expect.stringContaining('its setup last said "Pulling 4 GB"'),
    });
  });

  test('a container that dies is a failure that says so, and is not waited for', async () => {
    const { server, provider, create } = await startCog({ model: sayWords });
    server.hold();
    const { id } = await create({ text: 'a' });
    server.drop();
    await expect
      .poll(() =>
        provider.predictions.get(id).then(
          () => undefined,
          (error) => error.failure,
        ),
      )
      .toMatchObject({
        kind: 'prediction-failed',
        predictionId: id,
        message: expect.stringMatching(/cannot be asked for the result of a prediction later/),
      });
  });

  test('of an earlier start is lost, and says so', async () => {
    const { server, create, ended } = await startCog({ model: reverse });
    const { id } = await create({ text: 'ab' });
    await ended(id);
    const next = createCogProvider({ url: server.url });
    onTestFinished(() => next.close());
    const failure = await failureOf(next.predictions.get(id));
    expect(failure).toMatchObject({ kind: 'not-found', message: expect.stringMatching(/is lost/) });
    expect((await failureOf(next.predictions.cancel(id))).kind).toBe('not-found');
  });

  test('only the latest outputs are kept', async () => {
    const { provider, run } = await startCog({ model: reverse });
    const first = await run({ text: 'ab' });
    for (let count = 0; count < 17; count += 1) await run({ text: 'cd' });
    const old = await provider.predictions.get(first.id);
    expect(old).toMatchObject({ status: 'succeeded', output: null, dataRemoved: true });
    expect((await provider.predictions.list()).items).toHaveLength(18);
  });
});

describe('files', () => {
  const fileOf = (bytes: Buffer, size = bytes.length) => ({
    name: 'photo.png',
    mediaType: 'image/png',
    size,
    open: () => Readable.from([bytes]),
  });

  test('go in and come out as data URLs, and are not kept as such', async () => {
    const { server, provider, run } = await startCog({ model: invert });
    const bytes = await twoColourPng(8, 4);
    const { url } = await provider.files.upload(fileOf(bytes));
    const prediction = await run({ image: url });
    expect(prediction.input).toEqual({ image: url });
    expect(JSON.stringify(prediction.input).length).toBeLessThan(100);
    expect(server.inputs).toEqual([{ image: `data:image/png;base64,${bytes.toString('base64')}` }]);
    const download = await provider.files.download(urlOf(prediction.output));
    expect(download).toMatchObject({ mediaType: 'image/png' });
    const { data } = await sharp(await buffer(download.body))
      .raw()
      .toBuffer({ resolveWithObject: true });
    // 200, 30, 30 turned round.
    expect([...data.subarray(0, 3)]).toEqual([55, 225, 225]);
  });

  test('that do not fit are refused in a sentence', async () => {
    const { provider } = await startCog({ model: invert });
    const failure = await failureOf(provider.files.upload(fileOf(Buffer.alloc(1), 80 * 2 ** 20)));
    expect(failure).toMatchObject({ kind: 'invalid-input' });
    expect(failure.message).toContain('"photo.png" (80 MiB) is too large for a Cog server');
  });

  test('that are too large for this server are refused by it', async () => {
    const { provider, create } = await startCog({ model: invert, bodyLimit: 100 });
    const { url } = await provider.files.upload(fileOf(await twoColourPng(8, 4)));
    expect(await failureOf(create({ image: url }))).toMatchObject({
      kind: 'provider-rejected',
      status: 413,
      message: expect.stringContaining('too large'),
    });
  });

  test('of an --upload-url are fetched without a token; a missing one is not found', async () => {
    const { provider } = await startCog({ model: invert });
    const web = await createScriptedServer((response, { path }) => {
      response.writeHead(path === '/a.txt' ? 200 : 404, { 'content-type': 'text/plain' });
      response.end('hello');
    });
    onTestFinished(() => web.close());
    const { body, name, mediaType } = await provider.files.download(`${web.origin}/a.txt`);
    expect({ name, mediaType }).toEqual({ name: 'a.txt', mediaType: 'text/plain' });
    expect((await buffer(body)).toString()).toBe('hello');
    expect(web.requests[0]?.headers.authorization).toBeUndefined();
    const missing = await failureOf(provider.files.download(`${web.origin}/b.txt`));
    expect(missing.kind).toBe('not-found');
    for (const url of ['file:///etc/passwd', 'data:image/png;base64,!!!'])
      expect((await failureOf(provider.files.download(url))).kind).toBe('unexpected');
  });
});
