import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { buildPreload, startDesktop } from './startDesktop.ts';

const folder = mkdtempSync(join(tmpdir(), 'patchbay-preload-'));
let preload = '';
beforeAll(async () => {
  preload = await buildPreload(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a page asks the engine through preload, main and a message port', async () => {
  const desktop = await startDesktop({ preload });
  const client = await desktop.page().connect();
  const info = await client.app.info();
  expect(info).toMatchObject({
    version: '0.0.0-test',
    host: 'desktop',
    nativeDialogs: true,
    artifactBase: 'artifact://store/',
  });
});

test('an error of the engine crosses the port with its failure', async () => {
  const desktop = await startDesktop({ preload });
  const client = await desktop.page().connect();
  const missing = join(desktop.dataDir, 'missing.patchbay');
  await expect(client.pipelines.open({ path: missing })).rejects.toMatchObject({
    code: 'FAILURE',
    message: expect.stringContaining('missing.patchbay'),
  });
});

test('a stream ends in main when the page goes away', async () => {
  const ended: string[] = [];
  const desktop = await startDesktop({ preload });
  const client = await desktop.page().connect();
  const events = await client.app.events();
  desktop.clickMenu('Run');
  expect(await events.next()).toEqual({ done: false, value: { type: 'action', action: 'run' } });
  void events.next().catch(() => ended.push('page'));
  desktop.window().webContents.reload();
  await vi.waitFor(() => expect(ended).toEqual(['page']));
  const again = await (await desktop.page().connect()).app.events();
  const next = again.next();
  desktop.clickMenu('Undo');
  expect((await next).value).toEqual({ type: 'action', action: 'undo' });
});

test('the preload script adds one constant to the page, and answers nothing but its own request', async () => {
  const desktop = await startDesktop({ preload });
  const page = desktop.page();
  page.window.postMessage({ type: 'patchbay:connect' }, page.window.location.origin);
  page.window.postMessage('patchbay:ready', page.window.location.origin);
  page.window.postMessage(null, page.window.location.origin);
  page.window.postMessage({ type: 'patchbay:ready' }, 'https://example.org');
  page.receiveFromElsewhere({ type: 'patchbay:ready' });
  await page.connect();
  expect(page.portCount()).toBe(1);
  expect(Reflect.get(page.window, 'patchbayDesktop')).toBe(true);
  expect(Object.keys(page.window).sort()).toEqual([
    'addEventListener',
    'location',
    'patchbayDesktop',
    'postMessage',
    'removeEventListener',
  ]);
});

const strangers = [
  { who: 'a frame inside the page', origin: 'app://patchbay', main: false },
  { who: 'another web site in the main frame', origin: 'https://example.org', main: true },
  { who: 'a host that only begins like ours', origin: 'app://patchbay.example.org', main: true },
  { who: 'a page without an origin', origin: 'null', main: true },
];

test.each(strangers)('refuses a port to $who', async ({ origin, main }) => {
  const desktop = await startDesktop({ preload });
  const contents = desktop.window().webContents;
  const given: unknown[] = [];
  const frame = { origin, postMessage: (...message: unknown[]) => void given.push(message) };
  const sender = main ? { id: contents.id, mainFrame: frame } : contents;
  desktop.ipcMain.emit('patchbay:connect', { sender, senderFrame: frame });
  expect(given).toEqual([]);
  expect(desktop.log).toEqual([expect.stringContaining('Refused a port')]);
});

test('refuses a port to a page of another window, and to a frame that is gone', async () => {
  const desktop = await startDesktop({ preload });
  const given: unknown[] = [];
  const frame = {
    origin: 'app://patchbay',
    postMessage: (...message: unknown[]) => void given.push(message),
  };
  desktop.ipcMain.emit('patchbay:connect', {
    sender: { id: 999, mainFrame: frame },
    senderFrame: frame,
  });
  const { webContents } = desktop.window();
  desktop.ipcMain.emit('patchbay:connect', { sender: webContents, senderFrame: null });
  expect(given).toEqual([]);
  expect(desktop.log).toHaveLength(2);
  // The same message from the right frame is served: the refusals above are not a broken channel.
  await desktop.page().connect();
});

test('a token goes in and never comes back', async () => {
  const token = 'r8_4fQnZsecretsecretsecretsecret';
  const desktop = await startDesktop({ preload });
  const client = await desktop.page().connect();
  const replies: unknown[] = [];
  replies.push(await client.connections.setToken({ id: 'replicate', token }));
  replies.push(await client.connections.list());
  replies.push(await client.app.info(), await client.app.getSettings(), await client.runs.list({}));
  const file = join(desktop.dataDir, 'token.patchbay');
  writeFileSync(file, 'not a pipeline');
  replies.push(
    await client.pipelines.open({ path: file }).catch((error: unknown) => String(error)),
  );
  expect(replies[0]).toMatchObject({ token: 'session' });
  expect(JSON.stringify(replies)).not.toContain(token);
  expect(desktop.log.join('\n')).not.toContain(token);
});
