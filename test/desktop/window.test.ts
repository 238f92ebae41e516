import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createStandIn } from './standIn/createStandIn.ts';
import { StandInContents } from './standIn/standInWindow.ts';
import { buildPreload, startDesktop, temporaryFolder } from './startDesktop.ts';

const folder = mkdtempSync(join(tmpdir(), 'patchbay-preload-'));
let preload = '';
beforeAll(async () => {
  preload = await buildPreload(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A data folder with a saved window state. */
function folderWithState(state: unknown): string {
  const dataDir = temporaryFolder();
  mkdirSync(join(dataDir, 'desktop'), { recursive: true });
  writeFileSync(
    join(dataDir, 'desktop', 'window.json'),
    typeof state === 'string' ? state : JSON.stringify(state),
  );
  return dataDir;
}

/** The contents of a window that has loaded this page. */
function pageAt(url: string): StandInContents {
  const { protocol, host } = new URL(url);
  const contents = new StandInContents(7, () => {
    throw new Error('not loaded');
  });
  const frame = { origin: `${protocol}//${host}`, postMessage: () => undefined };
  Object.defineProperty(contents, 'mainFrame', { value: frame });
  return contents;
}

test('the window is isolated, sandboxed and without Node', async () => {
  const desktop = await startDesktop({ preload });
  expect(desktop.window().webContents.url).toBe('app://patchbay/index.html');
  expect(desktop.window().options.webPreferences).toMatchObject({
    preload,
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    webviewTag: false,
  });
});

test('pages go nowhere; web links go to the browser', async () => {
  const desktop = await startDesktop({ preload });
  const { webContents } = desktop.window();
  const links = ['https://example.org/a', 'http://example.org/b'];
  const refused = [
    'file:///etc/passwd',
    'javascript:alert(1)',
    'smb://example.org/share',
    'https://user:password@example.org/',
    'app://patchbay/other.html',
    'not a link',
  ];
  for (const url of [...links, ...refused]) expect(webContents.navigate(url), url).toBe(false);
  expect(webContents.navigate('https://example.org/c', 'will-redirect')).toBe(false);
  expect(webContents.openHandler?.({ url: 'https://example.org/d' })).toEqual({ action: 'deny' });
  expect(webContents.openHandler?.({ url: 'file:///etc/passwd' })).toEqual({ action: 'deny' });
  expect(desktop.seen.openedOutside).toEqual([
    ...links,
    'https://example.org/c',
    'https://example.org/d',
  ]);
  const webView = { defaultPrevented: false, preventDefault: vi.fn() };
  webContents.emit('will-attach-webview', webView);
  expect(webView.preventDefault).toHaveBeenCalled();
});

test('permissions are refused, but for the clipboard of our own page', async () => {
  const { seen } = await startDesktop({ preload });
  const asked = (permission: string, requestingUrl: string): boolean => {
    let answer = true;
    seen.permissionRequest?.(pageAt(requestingUrl), permission, (granted) => (answer = granted));
    const checked = seen.permissionCheck?.({}, permission, new URL(requestingUrl).href);
    expect(checked).toBe(answer);
    return answer;
  };
  for (const permission of [
    'media',
    'geolocation',
    'notifications',
    'openExternal',
    'fileSystem',
    'hid',
    'usb',
  ]) {
    expect(asked(permission, 'app://patchbay/index.html'), permission).toBe(false);
  }
  expect(asked('clipboard-sanitized-write', 'app://patchbay/index.html')).toBe(true);
  expect(asked('clipboard-sanitized-write', 'https://example.org/')).toBe(false);
  expect(asked('clipboard-read', 'app://patchbay.example.org/')).toBe(false);
});

test('the window opens where it was', async () => {
  const dataDir = temporaryFolder();
  const first = await startDesktop({ preload, dataDir });
  first.window().bounds = { x: 120, y: 80, width: 1000, height: 700 };
  first.window().maximized = true;
  first.window().close();
  expect(await first.app.ended.promise).toBe(0);
  const second = await startDesktop({ preload, dataDir });
  expect(second.window().options).toMatchObject({ x: 120, y: 80, width: 1000, height: 700 });
  expect(second.window().maximized).toBe(true);
});

test.each([
  ['no file', ''],
  ['not JSON', '{'],
  ['wrong types', { x: 'left', y: 0, width: 900, height: 700, maximized: false }],
  ['no size', { x: 0, y: 0, width: 0, height: 700, maximized: false }],
])('the window opens as new with %s', async (_name, state) => {
  const desktop = await startDesktop({ preload, dataDir: folderWithState(state) });
  expect(desktop.window().options).toMatchObject({ width: 1440, height: 900 });
  expect(desktop.window().options.x).toBeUndefined();
});

test.each([
  ['on a display that is gone', { x: 3000, y: 100 }],
  ['above the display', { x: 100, y: -400 }],
  ['nearly out to the left', { x: -950, y: 100 }],
  ['below the display', { x: 100, y: 1060 }],
])('a window that was %s is centred, its size kept', async (_name, place) => {
  const dataDir = folderWithState({ ...place, width: 1000, height: 700, maximized: false });
  const desktop = await startDesktop({ preload, dataDir });
  expect(desktop.window().options.x).toBeUndefined();
  expect(desktop.window().options).toMatchObject({ width: 1000, height: 700 });
});

test('a window on the second display stays there, and fits it', async () => {
  const displays = [
    { x: 0, y: 0, width: 1280, height: 720 },
    { x: 1280, y: 0, width: 1024, height: 600 },
  ];
  const dataDir = folderWithState({ x: 1300, y: 20, width: 1600, height: 1200, maximized: false });
  const desktop = await startDesktop({ preload, dataDir, standIn: createStandIn({ displays }) });
  expect(desktop.window().options).toMatchObject({ x: 1300, y: 20, width: 1024, height: 600 });
});

test('the state file is complete or absent, never half-written', async () => {
  const dataDir = temporaryFolder();
  const desktop = await startDesktop({ preload, dataDir });
  // The temporary file cannot be written: the old state stays, and closing goes on.
  mkdirSync(join(dataDir, 'desktop', 'window.json.tmp'), { recursive: true });
  writeFileSync(join(dataDir, 'desktop', 'window.json'), '{"old":true}');
  desktop.window().close();
  expect(await desktop.app.ended.promise).toBe(0);
  expect(readFileSync(join(dataDir, 'desktop', 'window.json'), 'utf8')).toBe('{"old":true}');
});

test('a page that crashes can be reloaded, and is reloaded without a question about unsaved changes', async () => {
  const desktop = await startDesktop({ preload });
  const client = await desktop.page().connect();
  await client.app.setDocument({ name: 'Cats', path: null, dirty: true });
  desktop.window().webContents.emit('render-process-gone', {}, { reason: 'crashed' });
  expect(desktop.seen.questions.at(-1)).toMatchObject({ buttons: ['Reload', 'Close'] });
  desktop.answer({ response: 0 });
  await vi.waitFor(() => expect(desktop.window().webContents.reloads).toBe(1));
  await (await desktop.page().connect()).app.info();
  desktop.window().close();
  expect(await desktop.app.ended.promise).toBe(0);
});

test('a page that crashes can be closed', async () => {
  const desktop = await startDesktop({ preload });
  desktop.window().webContents.emit('render-process-gone', {}, { reason: 'oom' });
  desktop.answer({ response: 1 });
  expect(await desktop.app.ended.promise).toBe(0);
});

test('on macOS the app outlives its window, and the dock opens a new one', async () => {
  const desktop = await startDesktop({ preload, platform: 'darwin' });
  const quits = vi.fn();
  desktop.app.on('before-quit', quits);
  desktop.window().close();
  expect(quits).not.toHaveBeenCalled();
  desktop.app.emit('activate');
  expect(desktop.windows).toHaveLength(2);
  await (await desktop.page().connect()).app.info();
});

test('ending the app closes the engine first', async () => {
  const order: string[] = [];
  const desktop = await startDesktop({
    preload,
    onEngineClosed: () => order.push('engine closed'),
  });
  await (await desktop.page().connect()).app.info();
  desktop.app.quit();
  expect(desktop.app.exitCode).toBeUndefined();
  expect(await desktop.app.ended.promise).toBe(0);
  expect(order).toEqual(['engine closed']);
});

test('a second instance ends at once and opens nothing', async () => {
  const standIn = createStandIn({ hasLock: false });
  await startDesktop({ preload, standIn });
  expect(await standIn.app.ended.promise).toBe(0);
  expect(standIn.windows).toEqual([]);
});
