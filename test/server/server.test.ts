import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { twoColourPng } from '../support/images.ts';
import { testPipeline } from '../support/rendererApp.ts';
import { clientOver, createServerTest, openSocket, send } from './serverTest.ts';

describe('the address', () => {
  test('is on loopback, with a long random token in the fragment', async () => {
    await using first = await createServerTest();
    await using second = await createServerTest();
    expect(first.host.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{43}$/);
    expect(first.host.token).not.toBe(second.host.token);
  });

  test('a port that is taken is refused', async () => {
    await using t = await createServerTest();
    await expect(createServerTest({ port: t.host.port })).rejects.toMatchObject({
      code: 'EADDRINUSE',
    });
  });
});

describe('the page', () => {
  test('comes with a strict policy and without caching, hashed files for ever', async () => {
    await using t = await createServerTest();
    const page = await t.send('/');
    expect(page.status).toBe(200);
    expect(page.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
    });
    const policy = String(page.headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe-eval');
    expect(page.headers['access-control-allow-origin']).toBeUndefined();
    const script = await t.send('/assets/index-D4f9aBc1.js');
    expect(script.headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    });
    expect((await t.send('/', { method: 'HEAD' })).body).toHaveLength(0);
  });

  test.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/assets/..%2f..%2f..%2fsecret.txt',
    '/..%5csecret.txt',
    '//etc/passwd',
    '/%00',
    '/assets',
    '/%E0%A4%A',
    '/link.txt',
  ])('%s leads nowhere', async (target) => {
    await using t = await createServerTest();
    await symlink(path.join(t.folder, 'secret.txt'), path.join(t.folder, 'renderer', 'link.txt'));
    const answer = await t.send(target);
    expect(answer.status).toBe(404);
    expect(answer.body.toString()).not.toContain('outside');
  });

  test('says how to build it where it is not built', async () => {
    await using t = await createServerTest({ rendererDir: '/nowhere' });
    const answer = await t.send('/');
    expect(answer.status).toBe(503);
    expect(answer.body.toString()).toContain('npm run build');
  });
});

describe('a request from elsewhere', () => {
  test.each([
    'evil.example',
    'evil.example:80',
    '127.0.0.1',
    '127.0.0.1:1',
    '[::1]:80',
    'localhost',
  ])('the Host %s is refused, so a rebound name sees nothing', async (name) => {
    await using t = await createServerTest();
    const headers = { Host: name, Authorization: `Bearer ${t.host.token}` };
    for (const target of ['/', '/artifacts/x', '/assets/index-D4f9aBc1.js']) {
      expect((await t.send(target, { headers })).status).toBe(403);
    }
    expect(await openSocket(t.host, `/rpc?token=${t.host.token}`, { Host: name })).toBe(403);
  });

  test.each(['https://evil.example', 'http://127.0.0.1:1', 'null', 'file://'])(
    'the Origin %s is refused',
    async (origin) => {
      await using t = await createServerTest();
      const headers = { Origin: origin, Authorization: `Bearer ${t.host.token}` };
      expect((await t.send('/session', { method: 'POST', headers })).status).toBe(403);
      expect(
        (await t.send('/artifacts/?name=x', { method: 'POST', headers, body: 'x' })).status,
      ).toBe(403);
      expect(await openSocket(t.host, `/rpc?token=${t.host.token}`, { Origin: origin })).toBe(403);
    },
  );

  test.each(['cross-site', 'same-site'])(
    'an artifact is not shown to a %s page, whatever its cookies',
    async (site) => {
      await using t = await createServerTest();
      const headers = { 'Sec-Fetch-Site': site, Authorization: `Bearer ${t.host.token}` };
      expect((await t.send(`/artifacts/${'a'.repeat(64)}`, { headers })).status).toBe(403);
    },
  );
});

describe('the token', () => {
  test('is needed for the session, artifacts and RPC, and only the right one will do', async () => {
    await using t = await createServerTest();
    for (const token of [undefined, '', 'wrong', `${t.host.token}x`, t.host.token.slice(1)]) {
      const headers: { [name: string]: string } =
        token === undefined ? {} : { Authorization: `Bearer ${token}` };
      const id = 'a'.repeat(64);
      expect((await t.send('/session', { method: 'POST', headers })).status).toBe(401);
      expect((await t.send(`/artifacts/${id}`, { headers })).status).toBe(401);
      expect(
        (await t.send('/artifacts/?name=x', { method: 'POST', headers, body: 'x' })).status,
      ).toBe(401);
      const query = token === undefined ? '' : `?token=${encodeURIComponent(token)}`;
      expect(await openSocket(t.host, `/rpc${query}`)).toBe(401);
    }
  });

  test('opens a session whose cookie is HttpOnly, SameSite=Strict and not the token', async () => {
    await using t = await createServerTest();
    const origin = `http://127.0.0.1:${t.host.port}`;
    const opened = await t.send('/session', {
      method: 'POST',
      body: t.host.token,
      headers: { Origin: origin },
    });
    expect(opened.status).toBe(204);
    const [cookie = ''] = opened.headers['set-cookie'] ?? [];
    expect(cookie).toMatch(
      new RegExp(`^patchbay_${t.host.port}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict$`),
    );
    expect(cookie).not.toContain(t.host.token);
    const headers = { Cookie: `other=1; ${cookie.split(';')[0]}` };
    expect((await t.send(`/artifacts/${'a'.repeat(64)}`, { headers })).status).toBe(404);
    const wrong = { Cookie: `patchbay_${t.host.port}=wrong` };
    expect((await t.send(`/artifacts/${'a'.repeat(64)}`, { headers: wrong })).status).toBe(401);
  });

  test('a WebSocket to another path is refused', async () => {
    await using t = await createServerTest();
    expect(await openSocket(t.host, `/other?token=${t.host.token}`)).toBe(404);
  });
});

describe('RPC', () => {
  test('answers over the WebSocket, whose handshake also opens the session', async () => {
    await using t = await createServerTest();
    const origin = { Origin: `http://localhost:${t.host.port}` };
    const opened = await openSocket(t.host, `/rpc?token=${t.host.token}`, origin);
    if (typeof opened === 'number') throw new Error(`refused with ${opened}`);
    const info = await clientOver(opened.socket).app.info();
    expect(info).toMatchObject({
      host: 'server',
      artifactBase: '/artifacts/',
      nativeDialogs: false,
    });
    expect(opened.cookie).toContain('HttpOnly');
    const second = await openSocket(t.host, '/rpc', {
      ...origin,
      Cookie: opened.cookie.split(';')[0] ?? '',
    });
    if (typeof second === 'number') throw new Error(`refused with ${second}`);
    expect((await clientOver(second.socket).pipelines.examples()).length).toBeGreaterThan(2);
  });

  test('edits that are sent without waiting for each other are kept in their order', async () => {
    await using t = await createServerTest();
    const opened = await openSocket(t.host, `/rpc?token=${t.host.token}`);
    if (typeof opened === 'number') throw new Error(`refused with ${opened}`);
    const { drafts } = clientOver(opened.socket);
    const events = await drafts.arrive({ window: null, restores: true });
    const first = await events.next();
    if (first.done === true || first.value.type !== 'arrived')
      throw new Error('the window has not arrived');
    const { window } = first.value;
    const about = { window, document: 'd', path: null, revision: null, edits: 1, typed: {} };
    // The first is large: it must not be overtaken.
    const whole = { ...testPipeline([]), name: 'x'.repeat(1_000_000) };
    const answers = [
      drafts.keep({ ...about, seq: 1, content: { text: JSON.stringify(whole) } }),
      ...['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name, index) =>
        drafts.keep({
          ...about,
          seq: index + 2,
          content: { patch: { in: { name: { is: name } } } },
        }),
      ),
    ];
    expect(await Promise.all(answers)).toEqual(answers.map(() => ({ kept: true })));
    opened.socket.terminate();
  });

  test('failures arrive as typed failures', async () => {
    await using t = await createServerTest();
    const opened = await openSocket(t.host, `/rpc?token=${t.host.token}`);
    if (typeof opened === 'number') throw new Error(`refused with ${opened}`);
    const lost = clientOver(opened.socket).pipelines.open({
      path: path.join(t.folder, 'gone.patchbay'),
    });
    await expect(lost).rejects.toMatchObject({ code: 'FAILURE', data: { kind: 'invalid-input' } });
  });

  test('the first window is told which file to open, the second is not', async () => {
    await using t = await createServerTest({ openFile: '/home/someone/photo.patchbay' });
    const opened = await openSocket(t.host, `/rpc?token=${t.host.token}`);
    if (typeof opened === 'number') throw new Error(`refused with ${opened}`);
    const controller = new AbortController();
    const events = await clientOver(opened.socket).app.events(undefined, {
      signal: controller.signal,
    });
    const first = await events[Symbol.asyncIterator]().next();
    expect(first.value).toEqual({ type: 'open-file', path: '/home/someone/photo.patchbay' });
    controller.abort();
  });

  test('--root keeps pipelines inside a folder', async () => {
    await using t = await createServerTest({ allowedFolders: ['/nowhere'] });
    const opened = await openSocket(t.host, `/rpc?token=${t.host.token}`);
    if (typeof opened === 'number') throw new Error(`refused with ${opened}`);
    const outside = path.join(t.folder, 'a.patchbay');
    await writeFile(outside, '{}');
    await expect(clientOver(opened.socket).pipelines.open({ path: outside })).rejects.toMatchObject(
      {
        data: { kind: 'invalid-input' },
      },
    );
  });

  test('closing the host ends its sockets', async () => {
    const t = await createServerTest();
    const opened = await openSocket(t.host, `/rpc?token=${t.host.token}`);
    if (typeof opened === 'number') throw new Error(`refused with ${opened}`);
    const closed = once(opened.socket, 'close');
    await t[Symbol.asyncDispose]();
    await closed;
    await expect(send(t.host, '/', {})).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});

describe('artifacts', () => {
  test('are imported by POST and come back with Range, never as a live page', async () => {
    await using t = await createServerTest();
    const authorized = { Authorization: `Bearer ${t.host.token}` };
    const bytes = await twoColourPng(40, 30);
    const posted = await t.send('/artifacts/?name=..%2F..%2Fmine.png', {
      method: 'POST',
      headers: authorized,
      body: bytes,
    });
    expect(posted.status).toBe(201);
    const artifact = JSON.parse(posted.body.toString()) as {
      id: string;
      name: string;
      mediaType: string;
    };
    expect(artifact).toMatchObject({
      id: createHash('sha256').update(bytes).digest('hex'),
      name: 'mine.png',
      mediaType: 'image/png',
    });
    const whole = await t.send(`/artifacts/${artifact.id}`, { headers: authorized });
    expect(whole.body.equals(bytes)).toBe(true);
    expect(whole.headers['content-type']).toBe('image/png');
    expect(whole.headers['x-content-type-options']).toBe('nosniff');
    expect(whole.headers['content-security-policy']).toMatch(/^sandbox;/);
    const part = await t.send(`/artifacts/${artifact.id}`, {
      headers: { ...authorized, Range: 'bytes=10-19' },
    });
    expect(part.status).toBe(206);
    expect(part.headers['content-range']).toBe(`bytes 10-19/${bytes.length}`);
    expect(part.body.equals(bytes.subarray(10, 20))).toBe(true);
    const past = await t.send(`/artifacts/${artifact.id}`, {
      headers: { ...authorized, Range: 'bytes=999999-' },
    });
    expect(past.status).toBe(416);
  });

  test('HTML made by a model is sandboxed and not sniffed', async () => {
    await using t = await createServerTest();
    const headers = { Authorization: `Bearer ${t.host.token}` };
    const body = '<!doctype html><script>parent.postMessage(document.cookie)</script>';
    const posted = await t.send('/artifacts/?name=evil.html', { method: 'POST', headers, body });
    const { id } = JSON.parse(posted.body.toString()) as { id: string };
    const shown = await t.send(`/artifacts/${id}`, { headers });
    expect(shown.headers['content-security-policy']).toMatch(/^sandbox; default-src 'none'/);
    expect(shown.headers['x-content-type-options']).toBe('nosniff');
  });

  test.each(['x', '..%2f..%2fjournal.sqlite', 'A'.repeat(64), ''])(
    '"%s" is no artifact',
    async (id) => {
      await using t = await createServerTest();
      const headers = { Authorization: `Bearer ${t.host.token}` };
      expect((await t.send(`/artifacts/${id}`, { headers })).status).toBe(404);
    },
  );
});
