import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, onTestFinished, test } from 'vitest';
import { failureOf } from '../../../test/conformance/failureOf.ts';
import { sendJson, type SeenRequest } from '../../../test/conformance/scriptedServer.ts';
import { startScripted } from '../../../test/conformance/startScripted.ts';

const rawFile = {
  id: 'f1',
  content_type: 'image/png',
  size: 3,
  checksums: { sha256: 'ab' },
  metadata: {},
  created_at: '2026-01-01T00:00:00Z',
  expires_at: '2026-01-02T00:00:00Z',
  urls: { get: 'https://api.replicate.com/v1/files/f1' },
};

async function fileOf(bytes: Buffer, name = 'picture.png'): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'patchbay-upload-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, name), bytes);
  return join(folder, name);
}

function formOf(seen: SeenRequest | undefined): Promise<FormData> {
  const type = seen?.headers['content-type'] ?? '';
  return new Response(new Uint8Array(seen?.bytes ?? []), {
    headers: { 'content-type': type },
  }).formData();
}

async function sha256(file: FormDataEntryValue | null): Promise<string> {
  if (!(file instanceof File)) throw new Error('no file part');
  return createHash('sha256')
    .update(Buffer.from(await file.arrayBuffer()))
    .digest('hex');
}

test('sends the bytes of a file as parts that a form parser reads', async () => {
  const bytes = Buffer.from(Array.from({ length: 300_000 }, (_, index) => (index * 7) % 256));
  const path = await fileOf(bytes);
  const { provider, server } = await startScripted((response) => sendJson(response, 201, rawFile));
  const file = await provider.files.upload({
    name: 'Über "alles".png',
    mediaType: 'image/png',
    size: bytes.length,
    open: () => createReadStream(path),
  });
  expect(file).toEqual({
    id: 'f1',
    name: null,
    mediaType: 'image/png',
    size: 3,
    sha256: 'ab',
    url: rawFile.urls.get,
    createdAt: rawFile.created_at,
    expiresAt: rawFile.expires_at,
  });
  const [seen] = server.requests;
  expect(seen?.headers['content-length']).toBe(String(seen?.bytes.length));
  const form = await formOf(seen);
  expect([...form.keys()]).toEqual(['content', 'metadata']);
  const content = form.get('content');
  expect(content).toMatchObject({ name: 'Über "alles".png', type: 'image/png' });
  expect(await sha256(content)).toBe(createHash('sha256').update(bytes).digest('hex'));
  expect(seen?.body).toContain('Content-Type: application/json\r\n\r\n{}');
});

test('a retry sends the file again from its first byte', async () => {
  const { provider, server } = await startScripted((response, _request, index) =>
    sendJson(response, index === 0 ? 503 : 201, rawFile),
  );
  let opened = 0;
  await provider.files.upload({
    name: 'a.txt',
    mediaType: 'text/plain',
    size: 5,
    open: () => {
      opened += 1;
      return Readable.from([Buffer.from('hello')]);
    },
  });
  expect(opened).toBe(2);
  const contents = await Promise.all(
    server.requests.map(async (seen) => ((await formOf(seen)).get('content') as File).text()),
  );
  expect(contents).toEqual(['hello', 'hello']);
});

test('100 MB is refused before the file is opened or anything is sent', async () => {
  const { provider, server } = await startScripted(() => undefined);
  const failure = await failureOf(
    provider.files.upload({
      name: 'film.mp4',
      mediaType: 'video/mp4',
      size: 100 * 1024 * 1024,
      open: () => {
        throw new Error('opened');
      },
    }),
  );
  expect(failure.kind).toBe('invalid-input');
  expect(failure.message).toMatch(/film\.mp4.*100 MB/);
  expect(server.requests).toHaveLength(0);
});

function* endless(): Generator<Buffer> {
  for (;;) yield Buffer.alloc(65_536);
}

test.each([
  ['grew', endless],
  ['shrank', () => [Buffer.from('hel')]],
])('a file that %s meanwhile is not sent as something else', async (_what, source) => {
  const { provider, server } = await startScripted((response) => sendJson(response, 201, rawFile));
  const failure = await failureOf(
    provider.files.upload({
      name: 'a.txt',
      mediaType: 'text/plain',
      size: 5,
      open: () => Readable.from(source()),
    }),
  );
  expect(failure.kind).toBe('invalid-input');
  expect(failure.message).toContain('a.txt');
  expect(server.requests).toHaveLength(0);
});

test('a file that is gone is a failure of storage, not of the network', async () => {
  const { provider, waits } = await startScripted((response) => sendJson(response, 201, rawFile));
  const failure = await failureOf(
    provider.files.upload({
      name: 'gone.txt',
      mediaType: 'text/plain',
      size: 5,
      open: () => createReadStream(join(tmpdir(), 'patchbay-no-such-file')),
    }),
  );
  expect(failure).toMatchObject({ kind: 'storage', code: 'ENOENT' });
  expect(waits).toEqual([]);
});

test('a bad media type or an empty file is sent all the same, harmlessly', async () => {
  const { provider, server } = await startScripted((response) => sendJson(response, 201, rawFile));
  await provider.files.upload({
    name: '../..',
    mediaType: 'image/png\r\nx-evil: 1',
    size: 0,
    open: () => Readable.from([]),
  });
  const content = (await formOf(server.requests[0])).get('content');
  expect(content).toMatchObject({ type: 'application/octet-stream', size: 0 });
});

test('aborting an upload ends it', async () => {
  const abort = new AbortController();
  const { provider } = await startScripted(() => undefined);
  const failure = await failureOf(
    provider.files.upload(
      {
        name: 'a',
        mediaType: 'text/plain',
        size: 10,
        open: () =>
          Readable.from(
            (async function* endless() {
              yield Buffer.from('x');
              abort.abort();
              await new Promise(() => undefined);
            })(),
          ),
      },
      { signal: abort.signal },
    ),
  );
  expect(failure.kind).toBe('canceled');
});
