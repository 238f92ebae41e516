import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { canceled } from '../../../shared/domain/failure.ts';
import type { Provider, ProviderFile, UploadRequest } from '../../providers/provider.ts';
import { createTestStore } from '../../../test/support/testStore.ts';
import { settle } from '../../../test/support/manualTimers.ts';
import { createUploads } from './uploads.ts';

type Sent = { readonly request: UploadRequest; readonly signal: AbortSignal | undefined };

/** A provider that takes files only; `answer` decides what becomes of each. */
function createFilesProvider(
  answer: (sent: Sent, count: number) => Promise<Partial<ProviderFile>>,
) {
  const sent: Sent[] = [];
  const files = {
    upload: async (request: UploadRequest, options?: { readonly signal?: AbortSignal }) => {
      sent.push({ request, signal: options?.signal });
      const count = sent.length;
      const file = await answer({ request, signal: options?.signal }, count);
      return { url: `https://files.test/${count}`, expiresAt: null, ...file };
    },
  };
  return { sent, provider: { id: 'test', files } as unknown as Provider };
}

const never = new AbortController().signal;
const iso = (ms: number): string => new Date(ms).toISOString();

test('the same bytes are uploaded once, also when asked for at once', async () => {
  await using t = await createTestStore();
  const artifact = await t.put('cat.txt', 'meow');
  const bytes: string[] = [];
  const { provider, sent } = createFilesProvider(async ({ request }) => {
    bytes.push(await text(request.open()));
    return {};
  });
  const uploads = createUploads(t.store, () => 0);
  const renamed = { ...artifact, name: 'other.txt' };
  const asked = [artifact, artifact, renamed].map((each) => uploads.urlFor(provider, each, never));
  expect(await Promise.all(asked)).toEqual(Array(3).fill('https://files.test/1'));
  expect(await uploads.urlFor(provider, artifact, never)).toBe('https://files.test/1');
  expect(sent).toHaveLength(1);
  expect(sent[0]?.request).toMatchObject({ name: 'cat.txt', mediaType: 'text/plain', size: 4 });
  const other = await t.put('dog.txt', 'woof');
  expect(await uploads.urlFor(provider, other, never)).toBe('https://files.test/2');
  expect(bytes).toEqual(['meow', 'woof']);
});

test('a file that is its own address is not kept in memory', async () => {
  await using t = await createTestStore();
  const artifact = await t.put('cat.txt', 'meow');
  const { provider, sent } = createFilesProvider(async () => ({ url: 'data:text/plain,meow' }));
  const uploads = createUploads(t.store, () => 0);
  const ask = () => uploads.urlFor(provider, artifact, never);
  expect(await Promise.all([ask(), ask()])).toEqual(Array(2).fill('data:text/plain,meow'));
  expect(sent).toHaveLength(1);
  await ask();
  expect(sent).toHaveLength(2);
});

test('an upload that ends within ten minutes is made anew, and one without an end after a day', async () => {
  await using t = await createTestStore();
  const artifact = await t.put('cat.txt', 'meow');
  const hour = 3_600_000;
  let now = 0;
  const { provider, sent } = createFilesProvider(async (_, count) => ({
    expiresAt: count === 1 ? iso(hour) : null,
  }));
  const uploads = createUploads(t.store, () => now);
  const ask = () => uploads.urlFor(provider, artifact, never);
  await ask();
  now = hour - 600_001;
  await ask();
  expect(sent).toHaveLength(1);
  now = hour - 600_000;
  expect(await ask()).toBe('https://files.test/2');
  now += 23 * hour;
  expect(await ask()).toBe('https://files.test/2');
  now += hour;
  expect(await ask()).toBe('https://files.test/3');
});

test('an end that cannot be read is not trusted', async () => {
  await using t = await createTestStore();
  const artifact = await t.put('cat.txt', 'meow');
  const { provider, sent } = createFilesProvider(async () => ({ expiresAt: 'some day' }));
  const uploads = createUploads(t.store, () => 0);
  await uploads.urlFor(provider, artifact, never);
  await uploads.urlFor(provider, artifact, never);
  expect(sent).toHaveLength(2);
});

test('a failed upload is forgotten', async () => {
  await using t = await createTestStore();
  const artifact = await t.put('cat.txt', 'meow');
  const { provider } = createFilesProvider(async (_, count) => {
    if (count === 1) throw new Error('the line is dead');
    return {};
  });
  const uploads = createUploads(t.store, () => 0);
  const both = [1, 2].map(() => uploads.urlFor(provider, artifact, never));
  for (const each of both) await expect(each).rejects.toThrow('the line is dead');
  expect(await uploads.urlFor(provider, artifact, never)).toBe('https://files.test/2');
});

test('a run that waits for the upload of another run survives its cancel', async () => {
  await using t = await createTestStore();
  const artifact = await t.put('cat.txt', 'meow');
  const { provider, sent } = createFilesProvider(
    ({ signal }, count) =>
      new Promise((resolve, reject) => {
        if (count > 1) resolve({});
        signal?.addEventListener('abort', () => reject(canceled()));
      }),
  );
  const uploads = createUploads(t.store, () => 0);
  const abort = new AbortController();
  const first = uploads.urlFor(provider, artifact, abort.signal);
  const others = [1, 2].map(() => uploads.urlFor(provider, artifact, never));
  await settle();
  abort.abort();
  await expect(first).rejects.toMatchObject({ failure: { kind: 'canceled' } });
  expect(await Promise.all(others)).toEqual(Array(2).fill('https://files.test/2'));
  expect(sent).toHaveLength(2);
});

test('a server that was started anew gets the bytes again', async () => {
  await using t = await createTestStore();
  const artifact = await t.put('cat.txt', 'meow');
  const [old, fresh] = [
    createFilesProvider(async () => ({})),
    createFilesProvider(async () => ({})),
  ];
  const uploads = createUploads(t.store, () => 0);
  await uploads.urlFor(old.provider, artifact, never);
  await uploads.urlFor(fresh.provider, artifact, never);
  expect([old.sent.length, fresh.sent.length]).toEqual([1, 1]);
});
