import { assert, asyncProperty, integer, string, uint8Array } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readMultipart } from './multipart.ts';

interface ReadPart {
  readonly name: string;
  readonly filename: string | undefined;
  readonly contentType: string | undefined;
  readonly text: string;
}

async function* chop(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function readAll(
  bytes: Uint8Array,
  type: string,
  size: number,
): Promise<readonly ReadPart[]> {
  const parts: ReadPart[] = [];
  for await (const { bytes: content, ...facts } of readMultipart(chop(bytes, size), type)) {
    const chunks: Buffer[] = [];
    for await (const chunk of content) chunks.push(Buffer.from(chunk));
    parts.push({ ...facts, text: Buffer.concat(chunks).toString('latin1') });
  }
  return parts;
}

describe('readMultipart', () => {
  test('reads what fetch writes, however it is cut', async () => {
    await assert(
      asyncProperty(
        uint8Array({ maxLength: 300 }),
        string(),
        integer({ min: 1, max: 64 }),
        async (content, field, size) => {
          const form = new FormData();
          form.append(
            'content',
            new Blob([Uint8Array.from(content)], { type: 'image/png' }),
            'a "b" ü.png',
          );
          form.append('filename', field);
          const request = new Request('http://127.0.0.1', { method: 'POST', body: form });
          const type = request.headers.get('content-type') ?? '';
          const bytes = new Uint8Array(await request.arrayBuffer());
          const [first, second, ...rest] = await readAll(bytes, type, size);
          expect(first).toEqual({
            name: 'content',
            filename: 'a "b" ü.png',
            contentType: 'image/png',
            text: Buffer.from(content).toString('latin1'),
          });
          // Form data has CRLF for every line end (WHATWG).
          const written = field.replaceAll(/\r\n|\r|\n/g, '\r\n').toWellFormed();
          expect(second?.text).toBe(Buffer.from(written).toString('latin1'));
          expect(rest).toEqual([]);
        },
      ),
      { numRuns: 100 },
    );
  });

  test('content that looks like a boundary stays content', async () => {
    const body =
      '--xy\r\nContent-Disposition: form-data; name="content"\r\n\r\n\r\n--x\r\n--xz\r\n--xy--\r\n';
    for (const size of [1, 2, 3, 1000]) {
      const parts = await readAll(Buffer.from(body), 'multipart/form-data; boundary=xy', size);
      expect(parts.map(({ text }) => text)).toEqual(['\r\n--x\r\n--xz']);
    }
  });

  test.each([
    ['no boundary', 'multipart/form-data', '--x--'],
    ['another type', 'application/json; boundary=x', '--x--'],
    [
      'cut off',
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nabc',
    ],
    ['no name', 'multipart/form-data; boundary=x', '--x\r\nContent-Type: a/b\r\n\r\nabc\r\n--x--'],
    ['garbage after a boundary', 'multipart/form-data; boundary=x', '--xabc'],
    ['endless header', 'multipart/form-data; boundary=x', `--x\r\nA: ${'a'.repeat(40_000)}`],
  ])('refuses: %s', async (_name, type, body) => {
    await expect(readAll(Buffer.from(body), type, 100)).rejects.toMatchObject({ status: 400 });
  });
});
