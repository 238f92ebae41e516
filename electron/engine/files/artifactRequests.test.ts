import { readdir, rm } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { createTestStore } from '../../../test/support/testStore.ts';
import { createArtifactRequests } from './artifactRequests.ts';

async function openRequests() {
  const t = await createTestStore();
  const requests = createArtifactRequests(t.store);
  const digits = await t.put('digits.txt', '0123456789');
  const ask = (path: string, init: RequestInit = {}) =>
    requests(new Request(`http://artifacts.test/store/${path}`, init));
  return {
    ...t,
    digits,
    ask,
    range: (range: string) => ask(digits.id, { headers: { range } }),
    [Symbol.asyncDispose]: t[Symbol.asyncDispose],
  };
}

describe('GET', () => {
  test('gives the bytes, their type, and headers under which no page of a model can run', async () => {
    await using t = await openRequests();
    const page = await t.put('evil.html', '<script>alert(1)</script>');
    const answer = await t.ask(page.id);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe('<script>alert(1)</script>');
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'text/html',
      'content-length': '25',
      'accept-ranges': 'bytes',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-site',
      etag: `"${page.id}"`,
    });
    const policy = answer.headers.get('content-security-policy')?.split(/;\s*/) ?? [];
    expect(policy).toContain('sandbox');
    expect(policy).toContain("default-src 'none'");
    expect(policy.join()).not.toContain('script-src');
  });

  test.each([
    { range: 'bytes=0-0', body: '0', place: '0-0' },
    { range: 'bytes=2-5', body: '2345', place: '2-5' },
    { range: 'bytes=7-', body: '789', place: '7-9' },
    { range: 'bytes=7-99', body: '789', place: '7-9' },
    { range: 'bytes=-3', body: '789', place: '7-9' },
    { range: 'bytes=-99', body: '0123456789', place: '0-9' },
  ])('$range gives $place', async ({ range, body, place }) => {
    await using t = await openRequests();
    const answer = await t.range(range);
    expect(answer.status).toBe(206);
    expect(await answer.text()).toBe(body);
    expect(answer.headers.get('content-range')).toBe(`bytes ${place}/10`);
    expect(answer.headers.get('content-length')).toBe(String(body.length));
  });

  test.each(['bytes=10-', 'bytes=10-20', 'bytes=-0', 'bytes=99999999999999999999-'])(
    '%s cannot be satisfied',
    async (range) => {
      await using t = await openRequests();
      const answer = await t.range(range);
      expect(answer.status).toBe(416);
      expect(answer.headers.get('content-range')).toBe('bytes */10');
      expect(await answer.text()).toBe('');
    },
  );

  test.each(['bytes=5-2', 'bytes=-', 'bytes=a-b', 'bytes=0-1,3-4', 'lines=1-2', ''])(
    'the range "%s" is answered with the whole',
    async (range) => {
      await using t = await openRequests();
      const answer = await t.range(range);
      expect(answer.status).toBe(200);
      expect(await answer.text()).toBe('0123456789');
    },
  );

  test('an empty artifact has an empty body, and no range of it can be had', async () => {
    await using t = await openRequests();
    const { id } = await t.put('empty', '');
    const answer = await t.ask(id);
    expect([answer.status, answer.headers.get('content-length')]).toEqual([200, '0']);
    expect(await answer.text()).toBe('');
    expect((await t.ask(id, { headers: { range: 'bytes=0-' } })).status).toBe(416);
    expect((await t.ask(id, { headers: { range: 'bytes=-5' } })).status).toBe(416);
  });

  test('a download gets its name, whatever is in it', async () => {
    await using t = await openRequests();
    const name = `it's "größe" (1)*\r\n.png`;
    const answer = await t.ask(`${t.digits.id}?download=${encodeURIComponent(name)}`);
    const told = answer.headers.get('content-disposition') ?? '';
    expect(told).toMatch(/^attachment; filename\*=UTF-8''[A-Za-z0-9%._-]+$/);
    expect(decodeURIComponent(told.split("''")[1] ?? '')).toBe(name);
  });

  test.each(['', 'nonsense', 'A'.repeat(64), 'a'.repeat(64), `../${'a'.repeat(64)}`])(
    'the id "%s" is not there',
    async (id) => {
      await using t = await openRequests();
      const answer = await t.ask(id);
      expect(answer.status).toBe(404);
      expect(await answer.text()).toBe('There is no such artifact on this computer.\n');
      expect(answer.headers.get('content-security-policy')).toContain('sandbox');
    },
  );

  test('bytes that have gone are not there', async () => {
    await using t = await openRequests();
    await rm(t.store.pathOf(t.digits.id));
    expect((await t.ask(t.digits.id)).status).toBe(404);
  });

  test('a reader that goes away closes the file', async () => {
    await using t = await openRequests();
    const big = await t.put('big.bin', new Uint8Array(8_000_000));
    const open = async (): Promise<number> =>
      (await readdir('/proc/self/fd').catch(() => [])).length;
    const before = await open();
    for (let count = 0; count < 20; count += 1) {
      const reader = (await t.ask(big.id)).body?.getReader();
      await reader?.read();
      await reader?.cancel();
    }
    expect(await open()).toBeLessThan(before + 5);
  });
});

test('HEAD tells the size and sends nothing', async () => {
  await using t = await openRequests();
  const answer = await t.ask(t.digits.id, { method: 'HEAD' });
  expect([answer.status, answer.headers.get('content-length')]).toEqual([200, '10']);
  expect(answer.body).toBeNull();
});

test.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS'])('%s is not allowed', async (method) => {
  await using t = await openRequests();
  const answer = await t.ask(t.digits.id, { method });
  expect(answer.status).toBe(405);
  expect(answer.headers.get('allow')).toBe('GET, HEAD, POST');
  expect(await t.store.find(t.digits.id)).toBeDefined();
});

describe('POST', () => {
  test.each([
    ['cat.png', 'cat.png'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\me\\cat.png', 'cat.png'],
    ['größe 猫.png', 'größe 猫.png'],
    ['a/', 'file'],
    ['', 'file'],
    ['x'.repeat(500), 'x'.repeat(255)],
  ])('the name %j is kept as %j', async (name, kept) => {
    await using t = await openRequests();
    const answer = await t.ask(`?name=${encodeURIComponent(name)}`, { method: 'POST', body: 'hi' });
    expect(answer.status).toBe(201);
    expect(await answer.json()).toMatchObject({ name: kept, size: 2 });
  });

  test('no body is an empty file; the type is what the bytes are', async () => {
    await using t = await openRequests();
    expect(await (await t.ask('', { method: 'POST' })).json()).toMatchObject({ size: 0 });
    const claimed = await t.ask('?name=x', {
      method: 'POST',
      body: 'words',
      headers: { 'content-type': 'image/png' },
    });
    expect(await claimed.json()).toMatchObject({ mediaType: 'text/plain' });
  });

  test('a body that breaks off leaves nothing', async () => {
    await using t = await openRequests();
    const before = await readdir(t.folder, { recursive: true });
    const abort = new AbortController();
    const body = new ReadableStream({
      pull(controller) {
        controller.enqueue(new Uint8Array(100_000));
        abort.abort();
      },
    });
    const init = { method: 'POST', body, duplex: 'half' as const, signal: abort.signal };
    const answer = await t.ask('?name=x', init);
    expect(answer.status).toBe(500);
    expect(await answer.json()).toMatchObject({ failure: { kind: 'canceled' } });

    const broken = new ReadableStream({
      pull: (controller) => controller.error(new Error('the browser is gone')),
    });
    const second = await t.ask('?name=x', {
      method: 'POST',
      body: broken,
      duplex: 'half',
    } as never);
    expect(await second.json()).toMatchObject({
      failure: { message: expect.stringContaining('the browser is gone') },
    });
    expect(await readdir(t.folder, { recursive: true })).toEqual(before);
  });

  test('a disk that refuses is told with 507', async () => {
    await using t = await openRequests();
    await rm(`${t.folder}/tmp`, { recursive: true });
    const answer = await t.ask('?name=x.txt', { method: 'POST', body: 'hi' });
    expect(answer.status).toBe(507);
    expect(await answer.json()).toMatchObject({ failure: { kind: 'storage', code: 'ENOENT' } });
  });
});
