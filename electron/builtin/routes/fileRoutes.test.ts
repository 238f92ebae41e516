import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { sharedData } from '../../../test/sharedData.ts';
import { createManualClock } from '../testing/manualClock.ts';
import { startTestServer, type TestServer } from '../testing/testServer.ts';
import { signDownload } from './fileRoutes.ts';

const document = sharedData('replicate-openapi.json').path || undefined;

interface Uploaded {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

async function upload(api: TestServer, form: FormData): Promise<Uploaded> {
  const response = await fetch(`${api.server.baseUrl}/files`, {
    method: 'POST',
    headers: { authorization: `Bearer ${api.server.token}` },
    body: form,
  });
  const contentType = response.headers.get('content-type') ?? '';
  const body = JSON.parse(await response.text());
  const seen = { method: 'POST', path: '/files', status: response.status, contentType, body };
  expect(api.check?.problemsOf(seen) ?? []).toEqual([]);
  return { status: response.status, body };
}

function formOf(
  content: string | Uint8Array<ArrayBuffer>,
  fields: Record<string, string> = {},
): FormData {
  const form = new FormData();
  form.append('content', new Blob([content], { type: 'text/x-test' }), 'note.txt');
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
}

const filesFolder = async (api: TestServer): Promise<string> =>
  join(api.storageDir, String((await readdir(api.storageDir))[0]), 'files');

test('an uploaded file can be seen, listed, used as an input, downloaded and deleted', async () => {
  const clock = createManualClock();
  await using api = await startTestServer({ document, ...clock, signingSecret: 'signing' });
  const { status, body } = await upload(api, formOf('Patchbay', { metadata: '{"a":{"b":1}}' }));
  expect(status).toBe(201);
  expect(body).toMatchObject({
    name: 'note.txt',
    content_type: 'text/x-test',
    size: 8,
    metadata: { a: { b: 1 } },
    checksums: {
      sha256: createHash('sha256').update('Patchbay').digest('hex'),
      md5: createHash('md5').update('Patchbay').digest('hex'),
    },
    created_at: '2026-06-01T12:00:00.000Z',
    expires_at: '2026-06-02T12:00:00.000Z',
    urls: { get: `${api.server.baseUrl}/files/${String(body['id'])}` },
  });
  const id = String(body['id']);
  expect((await api.call('GET', `/files/${id}`)).body).toEqual(body);
  expect((await api.call('GET', '/files')).get('results', 0)).toEqual(body);

  const signed = await api.run('sign-file', {
    file: `${api.server.baseUrl}/files/${id}`,
    key: 'k',
  });
  expect(signed.get('output', 'sha256')).toBe(
    createHash('sha256').update('Patchbay').digest('hex'),
  );

  const expiry = String(clock.now() / 1000 + 60);
  const signature = signDownload('signing', { owner: 'builtin', id, expiry });
  const address = (owner: string, until: string): string =>
    `/files/${id}/download?${new URLSearchParams({ owner, expiry: until, signature }).toString()}`;
  expect((await api.call('GET', address('builtin', expiry))).body).toBe('Patchbay');
  expect((await api.call('GET', address('other', expiry))).status).toBe(404);
  expect((await api.call('GET', address('builtin', '9999999999'))).status).toBe(404);
  expect((await api.call('GET', `/files/${id}/download`)).status).toBe(404);
  clock.advance(61_000);
  expect((await api.call('GET', address('builtin', expiry))).status).toBe(404);

  expect((await api.call('DELETE', `/files/${id}`)).status).toBe(204);
  expect((await api.call('GET', `/files/${id}`)).get('detail')).toBe('File not found');
  expect(await readdir(await filesFolder(api))).toEqual([]);
});

test('fields of their own win over what the part says, wherever they stand', async () => {
  await using api = await startTestServer({ document });
  const after = await upload(api, formOf('x', { type: 'image/png', filename: 'b.png' }));
  const form = new FormData();
  form.append('type', 'image/png');
  form.append('filename', 'b.png');
  form.append('content', new Blob(['x'], { type: 'text/plain' }), 'a.txt');
  const before = await upload(api, form);
  for (const { body } of [after, before]) {
    expect(body).toMatchObject({ name: 'b.png', content_type: 'image/png' });
  }
});

test('files expire, and an expired input fails with a sentence', async () => {
  const clock = createManualClock();
  await using api = await startTestServer({ document, ...clock });
  const { body } = await upload(api, formOf('x'));
  clock.advance(24 * 3_600_000);
  expect((await api.call('GET', `/files/${String(body['id'])}`)).status).toBe(404);
  const address = `${api.server.baseUrl}/files/${String(body['id'])}`;
  expect((await api.run('upscale', { image: address })).get('error')).toBe(
    '`image` could not be read: the uploaded file has expired or was deleted. Upload it again.',
  );
  expect(await readdir(await filesFolder(api))).toEqual([]);
});

test('what is wrong is refused and leaves nothing', async () => {
  await using api = await startTestServer({ document, maxFileBytes: 2 ** 20 });
  const big = await upload(api, formOf(new Uint8Array(2 ** 20 + 1)));
  expect([big.status, big.body['detail']]).toEqual([413, 'Files must be less than 1MB in size']);
  expect((await upload(api, formOf(new Uint8Array(2 ** 20)))).status).toBe(201);
  const wrong: readonly Record<string, string>[] = [
    { metadata: '[1]' },
    { metadata: '{' },
    { filename: 'ü'.repeat(128) },
    { other: 'x' },
  ];
  for (const fields of wrong) {
    expect([fields, (await upload(api, formOf('x', fields))).status]).toEqual([fields, 400]);
  }
  expect((await upload(api, new FormData())).status).toBe(400);
  expect(await readdir(await filesFolder(api))).toHaveLength(1);
});

test('100 MB are streamed to disk, not gathered in memory', async () => {
  await using api = await startTestServer();
  const total = 100 * 2 ** 20;
  const head = '--b\r\nContent-Disposition: form-data; name="content"; filename="big"\r\n\r\n';
  const chunk = Buffer.alloc(2 ** 20, 7);
  const { port } = new URL(api.server.baseUrl);
  const answer = await new Promise<{ readonly status: number; readonly text: string }>(
    (resolve, reject) => {
      const outgoing = request(
        {
          host: '127.0.0.1',
          port,
          path: '/v1/files',
          method: 'POST',
          headers: {
            authorization: `Bearer ${api.server.token}`,
            'content-type': 'multipart/form-data; boundary=b',
          },
        },
        (response) => {
          let text = '';
          response.setEncoding('utf8').on('data', (part: string) => (text += part));
          response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
        },
      );
      outgoing.on('error', reject);
      const write = async (): Promise<void> => {
        outgoing.write(head);
        for (let sent = 0; sent < total; sent += chunk.length) {
          // Half of the file must be on disk before the other half is sent.
          if (sent === total / 2)
            await vi.waitFor(
              async () => expect(await onDisk(api)).toBeGreaterThan(sent / 2),
              20_000,
            );
          if (!outgoing.write(chunk)) await new Promise((go) => outgoing.once('drain', go));
        }
        outgoing.end('\r\n--b--\r\n');
      };
      write().catch(reject);
    },
  );
  expect(answer.status).toBe(201);
  expect(JSON.parse(answer.text).checksums.sha256).toBe(
    createHash('sha256').update(Buffer.alloc(total, 7)).digest('hex'),
  );
});

/** The bytes of the files that the server has begun to write. */
async function onDisk(api: TestServer): Promise<number> {
  const folder = await filesFolder(api);
  const found = await Promise.all((await readdir(folder)).map((name) => stat(join(folder, name))));
  return found.reduce((sum, { size }) => sum + size, 0);
}
