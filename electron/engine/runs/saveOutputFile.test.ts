import { readdir } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { FailureError } from '../../../shared/domain/failure.ts';
import type { Download, Provider } from '../../providers/provider.ts';
import { createTestStore } from '../../../test/support/testStore.ts';
import { saveOutputFile } from './saveOutputFile.ts';

const cut = new FailureError({
  kind: 'provider-unavailable',
  message: 'The download from files.test broke off after 2 of 5 bytes: check the network.',
});

function whole(text = 'hello'): Download {
  return {
    body: Readable.from([Buffer.from(text)]),
    mediaType: null,
    name: 'out',
    size: text.length,
  };
}

function broken(error: Error): Download {
  async function* body(): AsyncGenerator<Buffer> {
    yield Buffer.from('he');
    throw error;
  }
  return { ...whole(), body: Readable.from(body()) };
}

async function save(download: (count: number) => Download, signal = new AbortController().signal) {
  await using t = await createTestStore();
  let count = 0;
  const provider = {
    files: {
      download: async () => {
        count += 1;
        return download(count);
      },
    },
  } as unknown as Provider;
  const options = { provider, store: t.store, url: 'https://files.test/x', name: 'blur', signal };
  const result = await saveOutputFile(options).catch((error: unknown) => error);
  return { result, count, left: await readdir(`${t.folder}/tmp`) };
}

test('keeps the bytes under the given name, the extension from what they are', async () => {
  const { result, count } = await save(() => whole());
  expect(result).toMatchObject({ name: 'blur.txt', mediaType: 'text/plain', size: 5 });
  expect(count).toBe(1);
});

test.each([
  cut,
  Object.assign(new Error('reset'), { code: 'ECONNRESET' }),
  Object.assign(new Error('closed'), { code: 'ERR_STREAM_PREMATURE_CLOSE' }),
  Object.assign(new Error('other side closed'), { code: 'UND_ERR_SOCKET' }),
])('a body that breaks off (%s) is fetched again', async (error) => {
  const { result, count } = await save((at) => (at < 4 ? broken(error) : whole()));
  expect(result).toMatchObject({ name: 'blur.txt' });
  expect(count).toBe(4);
});

test('fewer bytes than promised are fetched again', async () => {
  const { result, count } = await save((at) => (at === 1 ? { ...whole(), size: 9 } : whole()));
  expect(result).toMatchObject({ size: 5 });
  expect(count).toBe(2);
});

test('gives up after four times with a sentence, and leaves nothing', async () => {
  const { result, count, left } = await save(() => broken(cut));
  expect([result, count, left]).toEqual([cut, 4, []]);
  const reset = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
  const second = await save(() => broken(reset));
  expect(second.result).toMatchObject({
    failure: {
      kind: 'provider-unavailable',
      message: expect.stringMatching(
        /^The output "blur" could not be downloaded whole \(ECONNRESET\): .*run again\.$/,
      ),
    },
  });
});

test('what does not get better is not tried again', async () => {
  const gone = new FailureError({ kind: 'not-found', message: 'Gone.' });
  for (const error of [gone, new TypeError('a bug')]) {
    const { result, count } = await save(() => broken(error));
    expect([result, count]).toEqual([error, 1]);
  }
});

test('a canceled run does not try again', async () => {
  const abort = new AbortController();
  const { result, count } = await save(() => {
    abort.abort();
    return broken(cut);
  }, abort.signal);
  expect(count).toBe(1);
  expect(result).toBeInstanceOf(Error);
});
