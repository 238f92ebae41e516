import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sharedData } from '../../../test/sharedData.ts';
import { createManualClock } from '../testing/manualClock.ts';
import { startTestServer, versionOf, type TestServer } from '../testing/testServer.ts';

const document = sharedData('replicate-openapi.json').path || undefined;
const input = { prompt: 'one two three' };
const words = versionOf('stream-words');

const create = (api: TestServer, headers: Record<string, string> = {}) =>
  api.call('POST', '/predictions', { body: { version: words, input }, headers });

async function untilStatus(api: TestServer, id: unknown, status: string): Promise<void> {
  for (;;) {
    const answer = await api.call('GET', `/predictions/${String(id)}`);
    if (answer.get('status') === status) return;
    if (['succeeded', 'failed', 'canceled', 'aborted'].includes(String(answer.get('status')))) {
      throw new Error(`It ended as ${String(answer.get('status'))}, not ${status}.`);
    }
  }
}

test('goes from starting through processing to succeeded', async () => {
  await using api = await startTestServer({ document });
  api.server.faults.add({ on: 'predictions.create', fault: { kind: 'hold', at: 'starting' } });
  api.server.faults.add({ on: 'predictions.create', fault: { kind: 'hold', at: 'processing' } });
  const [first, second] = [await create(api), await create(api)];
  expect([first.status, first.get('status'), first.get('output'), first.get('error')]).toEqual([
    201,
    'starting',
    null,
    null,
  ]);
  expect(first.get('started_at')).toBeUndefined();
  expect(first.headers.get('location')).toBe(first.get('urls', 'get'));
  await api.server.faults.whenHeld(2);
  await untilStatus(api, first.get('id'), 'starting');
  await untilStatus(api, second.get('id'), 'processing');
  api.server.faults.clear();
  await untilStatus(api, first.get('id'), 'succeeded');
  const end = await api.call('GET', `/predictions/${String(first.get('id'))}`);
  expect(end.get('output')).toEqual(['one', ' two', ' three']);
  expect(end.get('logs')).toContain('100%|██████████| 3/3 [');
  expect(end.get('metrics')).toMatchObject({
    predict_time: expect.any(Number),
    total_time: expect.any(Number),
  });
  expect(end.get('data_removed')).toBe(false);
});

test('Prefer: wait gives 201 with the output, or 202 when the time is up', async () => {
  const clock = createManualClock();
  await using api = await startTestServer({ document, ...clock });
  const done = await create(api, { prefer: 'wait=5' });
  expect([done.status, done.get('status'), done.headers.get('preference-applied')]).toEqual([
    201,
    'succeeded',
    'wait=5',
  ]);
  api.server.faults.add({ on: 'predictions.create', fault: { kind: 'hold', at: 'processing' } });
  const waiting = create(api, { prefer: 'wait=5' });
  await api.server.faults.whenHeld(1);
  clock.advance(5000);
  const late = await waiting;
  expect([late.status, late.get('status')]).toEqual([202, 'processing']);
  api.server.faults.add({
    on: 'predictions.create',
    fault: { kind: 'hold', at: 'processing', answers: 'at once' },
  });
  expect((await create(api, { prefer: 'wait=5' })).status).toBe(202);
  expect((await create(api, { prefer: 'wait=61' })).status).toBe(400);
});

test('all forms of version, and official models by their own address', async () => {
  await using api = await startTestServer({ document });
  const run = (version: string) => api.call('POST', '/predictions', { body: { version, input } });
  for (const version of ['builtin/stream-words', `builtin/stream-words:${words}`, words]) {
    const answer = await run(version);
    expect([version, answer.status, answer.get('version'), answer.get('model')]).toEqual([
      version,
      201,
      'hidden',
      'builtin/stream-words',
    ]);
  }
  const tone = await api.call('POST', '/predictions', {
    body: { version: `builtin/tone:${versionOf('tone')}`, input: {} },
  });
  expect(tone.get('version')).toBe(versionOf('tone'));
  for (const version of ['builtin/tone', `builtin/blur:${words}`, 'f'.repeat(64), 'else/model']) {
    const answer = await run(version);
    expect([version, answer.status, answer.get('title')]).toEqual([
      version,
      422,
      'Invalid version or not permitted',
    ]);
  }
  const official = await api.call('POST', '/models/builtin/stream-words/predictions', {
    body: { input },
  });
  expect([official.status, official.get('version')]).toEqual([201, 'hidden']);
  expect(
    (await api.call('POST', '/models/builtin/tone/predictions', { body: { input: {} } })).status,
  ).toBe(404);
});

test('what is wrong with a request comes back all at once, by field', async () => {
  await using api = await startTestServer({ document });
  const ask = (body: unknown) => api.call('POST', '/predictions', { body });
  const fields = async (body: unknown): Promise<unknown> => {
    const answer = await ask(body);
    expect([answer.status, answer.get('title')]).toEqual([422, 'Input validation failed']);
    const list = answer.get('invalid_fields');
    return Array.isArray(list)
      ? list.map((_, index) => answer.get('invalid_fields', index, 'field'))
      : list;
  };
  expect(await fields({ version: words, input, model: 'x', extra: 1 })).toEqual(['model', 'extra']);
  expect(await fields({})).toEqual(['input', 'version']);
  expect(
    await fields({ version: versionOf('upscale'), input: { scale: 5, kernel: 'best', more: 1 } }),
  ).toEqual(['input.image', 'input.more', 'input.scale', 'input.kernel']);
  expect(
    await fields({ version: versionOf('tone'), input: { frequency: 1, seconds: '1' } }),
  ).toEqual(['input.frequency', 'input.seconds']);
  // Cog refuses null even where it says nullable.
  expect(
    await fields({ version: versionOf('blur'), input: { image: 'data:,', sigma: null } }),
  ).toEqual(['input.sigma']);
  const text = await api.call('POST', '/predictions', { body: '{"version":' });
  expect([text.status, String(text.get('detail'))]).toEqual([400, expect.stringContaining('JSON')]);
  expect(api.server.counts.creates()).toEqual([]);
});

test('cancel ends in canceled, before and after the start, and stops the work', async () => {
  await using api = await startTestServer({ document });
  api.server.faults.add({ on: 'predictions.create', fault: { kind: 'hold', at: 'starting' } });
  const held = await create(api);
  await api.server.faults.whenHeld(1);
  expect((await api.call('POST', `/predictions/${String(held.get('id'))}/cancel`)).status).toBe(
    200,
  );
  await untilStatus(api, held.get('id'), 'canceled');

  const slow = await api.call('POST', '/predictions', {
    body: { version: words, input: { prompt: 'a b c d e', delay_ms: 2000 } },
  });
  await untilStatus(api, slow.get('id'), 'processing');
  await api.call('POST', `/predictions/${String(slow.get('id'))}/cancel`);
  await untilStatus(api, slow.get('id'), 'canceled');
  const end = await api.call('GET', `/predictions/${String(slow.get('id'))}`);
  expect(end.get('completed_at')).toEqual(expect.any(String));
  expect(api.server.counts.live()).toBe(0);
  const again = await api.call('POST', `/predictions/${String(slow.get('id'))}/cancel`);
  expect([again.status, again.get('status')]).toEqual([200, 'canceled']);
});

test('cancel stops a long picture operation between its bands', async () => {
  await using api = await startTestServer();
  const { default: sharp } = await import('sharp');
  const png = await sharp({
    create: { width: 4000, height: 4000, channels: 3, background: '#123' },
  })
    .png()
    .toBuffer();
  const image = `data:image/png;base64,${png.toString('base64')}`;
  const made = await api.call('POST', '/predictions', {
    body: { version: versionOf('blur'), input: { image, sigma: 60 } },
  });
  const id = String(made.get('id'));
  for (;;) {
    const now = await api.call('GET', `/predictions/${id}`);
    if (String(now.get('logs')).includes('%|')) break;
    expect(now.get('completed_at')).toBeUndefined();
  }
  await api.call('POST', `/predictions/${id}/cancel`);
  await untilStatus(api, id, 'canceled');
  const end = await api.call('GET', `/predictions/${id}`);
  expect([end.get('output'), String(end.get('logs')).includes('100%|')]).toEqual([null, false]);
});

test('Cancel-After cancels what runs and aborts what has not started', async () => {
  const clock = createManualClock();
  await using api = await startTestServer({ document, ...clock });
  api.server.faults.add({ on: 'predictions.create', fault: { kind: 'hold', at: 'starting' } });
  api.server.faults.add({ on: 'predictions.create', fault: { kind: 'hold', at: 'processing' } });
  const first = await create(api, { 'cancel-after': '1m30s' });
  const second = await create(api, { 'cancel-after': '90' });
  expect(first.get('deadline')).toBe('2026-06-01T12:01:30.000Z');
  await api.server.faults.whenHeld(2);
  clock.advance(89_999);
  await untilStatus(api, first.get('id'), 'starting');
  clock.advance(1);
  await untilStatus(api, first.get('id'), 'aborted');
  await untilStatus(api, second.get('id'), 'canceled');
  for (const wrong of ['4s', 'soon', '1d', '']) {
    expect([wrong, (await create(api, { 'cancel-after': wrong })).status]).toEqual([wrong, 400]);
  }
});

test('data is removed an hour after the end, files included', async () => {
  const clock = createManualClock();
  await using api = await startTestServer({ document, ...clock });
  const made = await api.run('tone', { seconds: 0.1 });
  const [folder] = await readdir(api.storageDir);
  const outputs = join(api.storageDir, String(folder), 'outputs');
  expect(await readdir(outputs)).toHaveLength(1);
  clock.advance(3_599_000);
  expect((await api.download(made.get('output'))).subarray(0, 4).toString()).toBe('RIFF');
  clock.advance(1000);
  const after = await api.call('GET', `/predictions/${String(made.get('id'))}`);
  expect([
    after.get('status'),
    after.get('data_removed'),
    after.get('output'),
    after.get('logs'),
    after.get('input'),
  ]).toEqual(['succeeded', true, null, '', {}]);
  await expect(api.download(made.get('output'))).rejects.toThrow('answered 404');
  expect(await readdir(outputs)).toEqual([]);
});

test('a cold model waits once', async () => {
  const clock = createManualClock();
  await using api = await startTestServer({ document, ...clock, coldStartMs: 8000 });
  const cold = await create(api);
  await untilStatus(api, cold.get('id'), 'starting');
  clock.advance(8000);
  await untilStatus(api, cold.get('id'), 'succeeded');
  const end = await api.call('GET', `/predictions/${String(cold.get('id'))}`);
  expect(end.get('metrics')).toEqual({ predict_time: 0, total_time: 8 });
  expect((await create(api, { prefer: 'wait' })).get('status')).toBe('succeeded');
});

test('only so many run at once; the others are starting, and a queued one can be cancelled', async () => {
  await using api = await startTestServer({ document, concurrency: 1 });
  api.server.faults.add({ on: 'predictions.create', fault: { kind: 'hold', at: 'processing' } });
  const [first, second, third] = [await create(api), await create(api), await create(api)];
  await api.server.faults.whenHeld(1);
  await untilStatus(api, second.get('id'), 'starting');
  await api.call('POST', `/predictions/${String(second.get('id'))}/cancel`);
  await untilStatus(api, second.get('id'), 'canceled');
  expect(api.server.counts.live()).toBe(2);
  api.server.faults.clear();
  await untilStatus(api, first.get('id'), 'succeeded');
  await untilStatus(api, third.get('id'), 'succeeded');
  expect([api.server.counts.live(), api.server.counts.peakLive()]).toEqual([0, 3]);
});

test('lists the newest first, in pages, between two times', async () => {
  const clock = createManualClock();
  await using api = await startTestServer({ document, ...clock });
  const ids: unknown[] = [];
  for (let index = 0; index < 105; index += 1) {
    ids.unshift((await create(api)).get('id'));
    clock.advance(1000);
  }
  const page = await api.call('GET', '/predictions');
  expect([
    page.get('results', 0, 'id'),
    page.get('results', 99, 'id'),
    page.get('results', 100),
  ]).toEqual([ids[0], ids[99], undefined]);
  // A new prediction in the meantime must not shift the next page.
  await create(api);
  const next = await api.call('GET', String(page.get('next')).slice(api.server.baseUrl.length));
  expect([next.get('results', 0, 'id'), next.get('results', 4, 'id'), next.get('next')]).toEqual([
    ids[100],
    ids[104],
    null,
  ]);
  const window = 'created_after=2026-06-01T12:00:10Z&created_before=2026-06-01T12:00:13Z';
  const some = await api.call('GET', `/predictions?${window}`);
  expect([
    some.get('results', 0, 'id'),
    some.get('results', 2, 'id'),
    some.get('results', 3),
  ]).toEqual([ids[92], ids[94], undefined]);
  expect((await api.call('GET', '/predictions?source=web')).get('results')).toEqual([]);
  expect((await api.call('GET', '/predictions?created_after=yesterday')).status).toBe(400);
});

test('a secret is used but never comes back', async () => {
  await using api = await startTestServer({ document });
  const made = await api.run('sign-file', { file: 'data:text/plain,Patchbay', key: 'hidden-key' });
  expect(made.get('status')).toBe('succeeded');
  expect(made.get('input', 'key')).toBe('[REDACTED]');
  const list = await api.call('GET', '/predictions');
  expect(JSON.stringify([made.body, list.body])).not.toContain('hidden-key');
});

test('a very long data URL is cut off when the prediction has ended, a short one is kept', async () => {
  await using api = await startTestServer({ document });
  const long = `data:text/plain,${'x'.repeat(300_000)}`;
  const [large, small] = [
    await api.run('sign-file', { file: long, key: 'k' }),
    await api.run('sign-file', { file: 'data:text/plain,x', key: 'k' }),
  ];
  expect([large.get('output', 'bytes'), String(large.get('input', 'file')).length]).toEqual([
    300_000, 67,
  ]);
  expect(small.get('input', 'file')).toBe('data:text/plain,x');
});
