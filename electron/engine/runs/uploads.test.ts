import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { canceled, FailureError, type Failure } from '../../../shared/domain/failure.ts';
import type { Provider, ProviderFile, UploadRequest } from '../../providers/provider.ts';
import { createTestStore } from '../../../test/support/testStore.ts';
import { settle } from '../../../test/support/manualTimers.ts';
import { createKeptUploads } from '../store/keptUploads.ts';
import { createUploads, type Uploads } from './uploads.ts';

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
      return { id: 'f', url: `https://files.test/${count}`, expiresAt: null, ...file };
    },
  };
  return { sent, provider: { id: 'test', files } as unknown as Provider };
}

type TestStore = Awaited<ReturnType<typeof createTestStore>>;

/** The uploads of a process on the data folder; all of them have one account unless given. */
function openUploads(
  t: TestStore,
  more: {
    readonly now?: () => number;
    readonly accountOf?: () => Promise<string | undefined>;
  } = {},
): Uploads {
  const { now = () => 0, accountOf = async () => 'account' } = more;
  return createUploads({
    store: t.store,
    kept: createKeptUploads(t.database, now),
    accountOf,
    now,
  });
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
  const uploads = openUploads(t);
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
  const uploads = openUploads(t);
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
  const uploads = openUploads(t, { now: () => now });
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
  const uploads = openUploads(t);
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
  const uploads = openUploads(t);
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
  const uploads = openUploads(t);
  const abort = new AbortController();
  const first = uploads.urlFor(provider, artifact, abort.signal);
  const others = [1, 2].map(() => uploads.urlFor(provider, artifact, never));
  await settle();
  abort.abort();
  await expect(first).rejects.toMatchObject({ failure: { kind: 'canceled' } });
  expect(await Promise.all(others)).toEqual(Array(2).fill('https://files.test/2'));
  expect(sent).toHaveLength(2);
});

test('another process uses the upload, and a deleted, another account’s or another server’s it does not', async () => {
  await using t = await createTestStore();
  const artifact = await t.put('cat.txt', 'meow');
  const files = createFilesProvider(async (_, count) => ({ id: `f${count}` }));
  const again = createFilesProvider(async () => ({}));
  await openUploads(t).urlFor(files.provider, artifact, never);
  const restarted = openUploads(t);
  expect(await restarted.urlFor(again.provider, artifact, never)).toBe('https://files.test/1');
  expect(again.sent).toHaveLength(0);
  const other = openUploads(t, { accountOf: async () => 'other' });
  await other.urlFor(again.provider, artifact, never);
  expect(again.sent).toHaveLength(1);
  await restarted.forgetFile('test', 'f1');
  expect(await openUploads(t).urlFor(files.provider, artifact, never)).toBe('https://files.test/2');
});

test('where uploads end with the process, they are kept in memory, per server', async () => {
  await using t = await createTestStore();
  const artifact = await t.put('cat.txt', 'meow');
  const old = createFilesProvider(async () => ({ url: 'patchbay-file:1' }));
  const fresh = createFilesProvider(async () => ({ url: 'patchbay-file:2' }));
  const uploads = openUploads(t, { accountOf: async () => undefined });
  await uploads.urlFor(old.provider, artifact, never);
  await uploads.urlFor(old.provider, artifact, never);
  await uploads.urlFor(fresh.provider, artifact, never);
  expect([old.sent.length, fresh.sent.length]).toEqual([1, 1]);
  expect(t.database.prepare('SELECT * FROM uploads').all()).toEqual([]);
});

test('a token that changes makes the upload anew, and the old one is there for the old token', async () => {
  await using t = await createTestStore();
  const artifact = await t.put('cat.txt', 'meow');
  const { provider, sent } = createFilesProvider(async () => ({}));
  let account = 'a';
  const uploads = openUploads(t, { accountOf: async () => account });
  for (account of ['a', 'b', 'a', 'b']) await uploads.urlFor(provider, artifact, never);
  expect(sent).toHaveLength(2);
});

test('expired uploads are deleted', async () => {
  await using t = await createTestStore();
  const [cat, dog] = [await t.put('cat.txt', 'meow'), await t.put('dog.txt', 'woof')];
  const { provider } = createFilesProvider(async () => ({ expiresAt: null }));
  await openUploads(t).urlFor(provider, cat, never);
  await openUploads(t, { now: () => 86_400_000 }).urlFor(provider, dog, never);
  const rows = t.database.prepare('SELECT artifact FROM uploads').all();
  expect(rows).toEqual([{ artifact: dog.id }]);
});

const rejected = (status: number, ...fields: readonly string[]): Failure => ({
  kind: 'provider-rejected',
  message: 'No.',
  status,
  fields: fields.map((field) => ({ field, description: 'wrong' })),
});
const failed = (message: string): Failure => ({
  kind: 'prediction-failed',
  message,
  predictionId: 'p1',
  logs: '',
});

test.each<readonly [string, Failure, number]>([
  ['404', { kind: 'not-found', message: 'No.' }, 2],
  ['422', rejected(422), 2],
  ['422 about the file', rejected(422, 'input.image.0'), 2],
  ['422 about another input', rejected(422, 'input.width'), 1],
  ['413', rejected(413), 1],
  ['a model that could not read it', failed('`image` could not be read: it has expired.'), 2],
  ['a model that failed', failed('CUDA out of memory'), 1],
  ['a provider out of reach', { kind: 'provider-unavailable', message: 'No.' }, 1],
])('after %s', async (_, failure, uploadsInAll) => {
  await using t = await createTestStore();
  const artifact = await t.put('cat.txt', 'meow');
  const { provider, sent } = createFilesProvider(async () => ({}));
  const uploads = openUploads(t);
  const request: Parameters<Uploads['forgetRefused']>[0] = {
    provider: 'test',
    files: [artifact],
    buildInput: (urlOf) => ({ image: [urlOf(artifact)], width: 3 }),
  };
  await uploads.urlFor(provider, artifact, never);
  await uploads.forgetRefused(request, new FailureError(failure));
  await uploads.urlFor(provider, artifact, never);
  expect(sent).toHaveLength(uploadsInAll);
});
