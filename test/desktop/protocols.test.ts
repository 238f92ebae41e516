import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPreload, startDesktop, temporaryFolder } from './startDesktop.ts';

const folder = mkdtempSync(join(tmpdir(), 'patchbay-preload-'));
let preload = '';
beforeAll(async () => {
  preload = await buildPreload(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A renderer of three files, and a secret beside it. */
function rendererFolder(): string {
  const dataDir = temporaryFolder();
  mkdirSync(join(dataDir, 'renderer', 'assets'), { recursive: true });
  writeFileSync(join(dataDir, 'renderer', 'index.html'), '<!doctype html><title>Patchbay</title>');
  writeFileSync(join(dataDir, 'renderer', 'assets', 'a b.js'), 'export {};');
  writeFileSync(join(dataDir, 'renderer', 'assets', 'style.css'), 'a{}');
  writeFileSync(join(dataDir, 'secret.txt'), 'secret');
  // Elsewhere than on Windows these are names like any other, so a test here can see that they are refused.
  if (process.platform !== 'win32') {
    writeFileSync(join(dataDir, 'renderer', 'a\\b.txt'), 'secret');
    writeFileSync(join(dataDir, 'renderer', 'c:x.txt'), 'secret');
  }
  mkdirSync(join(dataDir, 'renderer-of-another'));
  writeFileSync(join(dataDir, 'renderer-of-another', 'x.txt'), 'secret');
  return dataDir;
}

test.each([
  ['app://patchbay/', 'text/html; charset=utf-8'],
  ['app://patchbay/index.html?theme=dark#x', 'text/html; charset=utf-8'],
  ['app://patchbay/assets/a%20b.js', 'text/javascript; charset=utf-8'],
  ['app://patchbay/assets/style.css', 'text/css; charset=utf-8'],
])('serves %s', async (url, mediaType) => {
  const desktop = await startDesktop({ preload, dataDir: rendererFolder() });
  const response = await desktop.request(url);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe(mediaType);
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  expect((await response.text()).length).toBeGreaterThan(0);
  const head = await desktop.request(url, { method: 'HEAD' });
  expect(head.status).toBe(200);
  expect(await head.text()).toBe('');
});

test.each([
  'app://patchbay/../secret.txt',
  'app://patchbay/..%2fsecret.txt',
  'app://patchbay/%2e%2e/secret.txt',
  'app://patchbay/assets/..%2f..%2fsecret.txt',
  'app://patchbay/..%5csecret.txt',
  'app://patchbay/assets%2f..%2findex.html',
  'app://patchbay/a%5cb.txt',
  'app://patchbay/c:x.txt',
  'app://patchbay/..%2frenderer-of-another/x.txt',
  'app://patchbay/%2fetc%2fpasswd',
  'app://patchbay/C:%2fWindows%2fwin.ini',
  'app://patchbay/index.html%00.js',
  'app://patchbay/%E0%A4%A',
  'app://patchbay/assets',
  'app://patchbay/missing.js',
  'app://patchbay.example.org/index.html',
  'app://other/index.html',
])('does not serve %s', async (url) => {
  const desktop = await startDesktop({ preload, dataDir: rendererFolder() });
  const response = await desktop.request(url);
  expect(response.status).toBe(404);
  expect(await response.text()).toBe('');
});

test('serves no changes', async () => {
  const desktop = await startDesktop({ preload, dataDir: rendererFolder() });
  expect((await desktop.request('app://patchbay/', { method: 'POST', body: 'x' })).status).toBe(
    405,
  );
});

test('every page has a strict content security policy', async () => {
  const desktop = await startDesktop({ preload, dataDir: rendererFolder() });
  const policy =
    (await desktop.request('app://patchbay/')).headers.get('content-security-policy') ?? '';
  const directives = new Map(
    policy.split('; ').map((part) => [part.split(' ')[0], part.split(' ').slice(1)]),
  );
  expect(policy).not.toMatch(/unsafe-eval|unsafe-hashes|strict-dynamic|\*|https?:/);
  expect(directives.get('default-src')).toEqual(["'none'"]);
  expect(directives.get('script-src')).toEqual(["'self'"]);
  expect(directives.get('connect-src')).toEqual(["'self'", 'artifact:']);
  for (const name of ['object-src', 'frame-src', 'frame-ancestors', 'base-uri', 'form-action']) {
    expect(directives.get(name), name).toEqual(["'none'"]);
  }
});

const builtPage = join(import.meta.dirname, '..', '..', 'dist', 'renderer', 'index.html');

test.skipIf(!existsSync(builtPage))('the built page needs nothing that its policy forbids', () => {
  const html = readFileSync(builtPage, 'utf8');
  const scripts = [...html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)];
  expect(scripts.length).toBeGreaterThan(0);
  for (const [tag, attributes, code] of scripts) {
    expect(code?.trim(), tag).toBe('');
    expect(attributes, tag).toMatch(/\bsrc="(\.?\/)[^/]/);
  }
  expect(html).not.toMatch(/\son[a-z]+=|javascript:|<base\b|<iframe\b|<object\b/i);
});

test('both schemes are registered as secure origins before the app is ready', async () => {
  const desktop = await startDesktop({ preload });
  const privileges = new Map(
    desktop.seen.schemes.map((scheme) => [scheme.scheme, scheme.privileges]),
  );
  expect(privileges.get('app')).toMatchObject({
    standard: true,
    secure: true,
    supportFetchAPI: true,
  });
  expect(privileges.get('app')).not.toHaveProperty('bypassCSP');
  expect(privileges.get('artifact')).toMatchObject({
    standard: true,
    secure: true,
    supportFetchAPI: true,
    stream: true,
    corsEnabled: true,
  });
  expect(privileges.get('artifact')).not.toHaveProperty('bypassCSP');
});

test('imports a file and gives its bytes back, whole and by range', async () => {
  const desktop = await startDesktop({ preload });
  const bytes = Uint8Array.from({ length: 300_000 }, (_, index) => index % 251);
  const added = await desktop.request('artifact://store/?name=numbers.bin', {
    method: 'POST',
    body: bytes,
  });
  expect(added.status).toBe(201);
  const { id, size } = await added.json();
  expect(size).toBe(bytes.length);

  const whole = await desktop.request(`artifact://store/${id}`);
  expect(whole.status).toBe(200);
  expect(Buffer.from(await whole.arrayBuffer()).equals(bytes)).toBe(true);
  expect(whole.headers.get('content-security-policy')).toContain('sandbox');
  expect(whole.headers.get('cross-origin-resource-policy')).toBe('cross-origin');

  const part = await desktop.request(`artifact://store/${id}`, {
    headers: { range: 'bytes=250000-250999' },
  });
  expect(part.status).toBe(206);
  expect(part.headers.get('content-range')).toBe('bytes 250000-250999/300000');
  expect(Buffer.from(await part.arrayBuffer()).equals(bytes.subarray(250_000, 251_000))).toBe(true);

  const tail = await desktop.request(`artifact://store/${id}`, { headers: { range: 'bytes=-10' } });
  expect(Buffer.from(await tail.arrayBuffer()).equals(bytes.subarray(-10))).toBe(true);

  for (const elsewhere of [`artifact://other/${id}`, `artifact://store.example.org/${id}`]) {
    expect((await desktop.request(elsewhere)).status).toBe(404);
  }
  const past = await desktop.request(`artifact://store/${id}`, {
    headers: { range: 'bytes=300000-' },
  });
  expect(past.status).toBe(416);
});

test('finds no artifact under a wrong id, another host or a path', async () => {
  const desktop = await startDesktop({ preload });
  const id = 'a'.repeat(64);
  for (const url of [
    `artifact://store/${id}`,
    'artifact://store/..%2fjournal.sqlite',
    `artifact://other/${id}`,
  ]) {
    expect((await desktop.request(url)).status, url).toBe(404);
  }
});
