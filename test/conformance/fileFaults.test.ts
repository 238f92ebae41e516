import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import type { Fault } from '../../electron/builtin/faults.ts';
import type { FailureKind } from '../../shared/domain/failure.ts';
import { isTerminal } from '../../shared/domain/prediction.ts';
import { twoColourPng } from '../support/images.ts';
import { failureOf } from './failureOf.ts';
import { subjects, type Started } from './subjects.ts';

async function upload({ provider }: Started) {
  const bytes = await twoColourPng(24, 16);
  const open = (): Readable => Readable.from([bytes]);
  return provider.files.upload({ name: 'a.png', mediaType: 'image/png', size: bytes.length, open });
}

/** The address of an output file that is there. */
async function outputOf(started: Started, fault?: Fault): Promise<string> {
  const { provider, server } = started;
  const { url } = await upload(started);
  const { latestVersion } = await provider.models.get({ owner: 'builtin', name: 'grayscale' });
  if (fault !== undefined) server.faults.add({ on: 'predictions.create', fault });
  const request = { model: 'builtin/grayscale', input: { image: url } };
  const version = latestVersion?.id ?? null;
  let prediction = await provider.predictions.create({ ...request, version });
  while (!isTerminal(prediction.status)) prediction = await provider.predictions.get(prediction.id);
  if (typeof prediction.output !== 'string') throw new Error(`no file: ${prediction.error}`);
  return prediction.output;
}

const read = async ({ provider }: Started, url: string): Promise<Buffer> =>
  buffer((await provider.files.download(url)).body);

describe.each(subjects)('$name, files', ({ start, cannot = {} }) => {
  test.each<{ fault: Fault; waited: readonly number[] }>([
    { fault: { kind: 'throttled', retryAfterSeconds: 3, where: 'header' }, waited: [3000] },
    { fault: { kind: 'problem', status: 500 }, waited: [500] },
    { fault: { kind: 'html', status: 503 }, waited: [500] },
    { fault: { kind: 'drop', when: 'before' }, waited: [500] },
    { fault: { kind: 'slow-body', bytes: 64, waitMs: 1 }, waited: [] },
  ])('an output is there after $fault.kind', async ({ fault, waited }) => {
    const started = await start();
    const { server, waits } = started;
    const url = await outputOf(started);
    const whole = await read(started, url);
    server.faults.add({ on: 'outputs.get', fault });
    expect(await read(started, url)).toEqual(whole);
    expect(waits).toEqual(waited);
  });

  test.each<{ fault: Fault; kind: FailureKind }>([
    { fault: { kind: 'problem', status: 404 }, kind: 'not-found' },
    { fault: { kind: 'html', status: 410 }, kind: 'not-found' },
    { fault: { kind: 'problem', status: 402 }, kind: 'payment-required' },
    { fault: { kind: 'html', status: 413 }, kind: 'provider-rejected' },
  ])('an output that is refused says why: $fault.status', async ({ fault, kind }) => {
    const started = await start();
    const { provider, server, waits } = started;
    const url = await outputOf(started);
    server.faults.add({ on: 'outputs.get', fault });
    expect((await failureOf(provider.files.download(url))).kind).toBe(kind);
    expect(waits).toEqual([]);
  });

  test('an output that has expired is not found', async () => {
    const started = await start();
    const url = await outputOf(started, { kind: 'expired-output' });
    const failure = await failureOf(started.provider.files.download(url));
    expect(failure).toMatchObject({ kind: 'not-found' });
    expect(failure.message).toMatch(/run the model again/);
  });

  test('what is cut off is an error of the body, and whole at the next try', async () => {
    const started = await start();
    const url = await outputOf(started);
    const whole = await read(started, url);
    started.server.faults.add({ on: 'outputs.get', fault: { kind: 'truncated', bytes: 20 } });
    expect((await failureOf(read(started, url))).kind).toBe('provider-unavailable');
    expect(await read(started, url)).toEqual(whole);
  });

  // No header of an output tells its checksum (replicate-api.md section 6), so nobody can know that it is wrong.
  test('one wrong byte is handed on as it came, under another hash', async () => {
    const started = await start();
    const url = await outputOf(started);
    const whole = await read(started, url);
    started.server.faults.add({ on: 'outputs.get', fault: { kind: 'corrupted' } });
    const wrong = await read(started, url);
    expect(wrong).toHaveLength(whole.length);
    expect([...wrong].filter((byte, index) => byte !== whole[index])).toHaveLength(1);
  });

  test.for<{ fault: Fault; waited: readonly number[] }>([
    { fault: { kind: 'throttled', retryAfterSeconds: 3, where: 'both' }, waited: [3000] },
    { fault: { kind: 'problem', status: 500 }, waited: [500] },
    { fault: { kind: 'drop', when: 'before' }, waited: [500] },
    { fault: { kind: 'drop', when: 'after' }, waited: [500] },
    { fault: { kind: 'truncated' }, waited: [500] },
  ])('an upload arrives whole after $fault.kind', async ({ fault, waited }, context) => {
    if (cannot.files !== undefined) context.skip(cannot.files);
    const started = await start();
    started.server.faults.add({ on: 'files.create', fault });
    const { sha256 } = await upload(started);
    const bytes = await twoColourPng(24, 16);
    expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(started.waits).toEqual(waited);
  });

  test.for<{ fault: Fault; kind: FailureKind }>([
    { fault: { kind: 'html', status: 413 }, kind: 'provider-rejected' },
    { fault: { kind: 'problem', status: 401 }, kind: 'unauthorized' },
    { fault: { kind: 'problem', status: 422 }, kind: 'provider-rejected' },
  ])('an upload that is refused says why: $fault.status', async ({ fault, kind }, context) => {
    if (cannot.files !== undefined) context.skip(cannot.files);
    const started = await start();
    started.server.faults.add({ on: 'files.create', fault });
    expect((await failureOf(upload(started))).kind).toBe(kind);
  });
});
