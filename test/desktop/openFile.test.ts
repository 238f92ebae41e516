import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { pipelineArguments } from '../../electron/desktop/pipelineArguments.ts';
import { createStandIn } from './standIn/createStandIn.ts';
import { buildPreload, startDesktop, type StartedDesktop } from './startDesktop.ts';

const folder = mkdtempSync(join(tmpdir(), 'patchbay-preload-'));
let preload = '';
beforeAll(async () => {
  preload = await buildPreload(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function nextEvents(desktop: StartedDesktop, count: number): Promise<readonly unknown[]> {
  const events = await (await desktop.page().connect()).app.events();
  const found: unknown[] = [];
  while (found.length < count) found.push((await events.next()).value);
  return found;
}

test('a file on the command line reaches the page, however late it listens', async () => {
  const desktop = await startDesktop({
    preload,
    argv: [
      '/usr/bin/patchbay',
      '--no-sandbox',
      '.',
      'cats.patchbay',
      '/data/Dogs.PATCHBAY',
      'notes.txt',
    ],
    workingDirectory: '/home/someone',
  });
  expect(await nextEvents(desktop, 2)).toEqual([
    { type: 'open-file', path: resolve('/home/someone/cats.patchbay') },
    { type: 'open-file', path: resolve('/data/Dogs.PATCHBAY') },
  ]);
});

test('a file that macOS opens before the app is ready reaches the page', async () => {
  const standIn = createStandIn();
  const starting = startDesktop({ preload, standIn, platform: 'darwin' });
  const preventDefault = vi.fn();
  standIn.app.emit('open-file', { preventDefault }, '/data/cats.patchbay');
  const desktop = await starting;
  expect(preventDefault).toHaveBeenCalled();
  expect(desktop.windows).toHaveLength(1);
  expect(await nextEvents(desktop, 1)).toEqual([
    { type: 'open-file', path: '/data/cats.patchbay' },
  ]);
});

test('a file that macOS opens while no window is open opens one', async () => {
  const desktop = await startDesktop({ preload, platform: 'darwin' });
  desktop.window().close();
  desktop.app.emit('open-file', { preventDefault: vi.fn() }, '/data/cats.patchbay');
  expect(desktop.windows).toHaveLength(2);
  expect(await nextEvents(desktop, 1)).toEqual([
    { type: 'open-file', path: '/data/cats.patchbay' },
  ]);
});

test('a second instance hands its files over and brings the window to the front', async () => {
  const desktop = await startDesktop({ preload });
  const events = await (await desktop.page().connect()).app.events();
  desktop.window().minimized = true;
  const argv = ['C:\\Patchbay.exe', '--allow-file-access-from-files', 'b.patchbay'];
  desktop.app.emit('second-instance', {}, argv, '/work/dir');
  expect((await events.next()).value).toEqual({
    type: 'open-file',
    path: resolve('/work/dir/b.patchbay'),
  });
  expect(desktop.window().minimized).toBe(false);
  expect(desktop.window().focused).toBe(1);
  expect(desktop.windows).toHaveLength(1);
});

test('a program name, switches and other files are not pipelines', () => {
  expect(
    pipelineArguments(['/x/program.patchbay', '--file=a.patchbay', 'b.txt', '.'], '/w'),
  ).toEqual([]);
});
