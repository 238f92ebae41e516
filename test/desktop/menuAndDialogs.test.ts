import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { menuTemplate } from '../../electron/desktop/menu.ts';
import { toAccelerator } from '../../electron/desktop/toAccelerator.ts';
import { actionTitle } from '../../renderer/actions/action.ts';
import { actions } from '../../renderer/actions/registry.ts';
import { itemsOf } from './standIn/createStandIn.ts';
import { buildPreload, startDesktop } from './startDesktop.ts';

const folder = mkdtempSync(join(tmpdir(), 'patchbay-preload-'));
let preload = '';
beforeAll(async () => {
  preload = await buildPreload(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const pipeline = { name: 'Cats', graph: { nodes: {}, edges: [] }, layout: {}, models: {} };

test.each(['linux', 'darwin', 'win32'])(
  'on %s every menu item of ours is a renderer action',
  (platform) => {
    const template = menuTemplate({
      platform,
      recentFiles: [],
      keys: Object.fromEntries(
        actions.flatMap(({ id, shortcut }) => (shortcut === undefined ? [] : [[id, shortcut]])),
      ),
      onAction: vi.fn(),
      onOpenFile: vi.fn(),
    });
    const items = itemsOf(template).filter((item) => item.id !== undefined);
    expect(items.length).toBeGreaterThan(15);
    for (const item of items) {
      const action = actions.find(({ id }) => id === item.id);
      expect(action, item.id).toBeDefined();
      expect(item.label, item.id).toBe(action && actionTitle(action));
      // The page handles the keys: the menu must show the same ones, and never take them.
      expect(item.registerAccelerator, item.id).toBe(false);
      expect(item.accelerator, item.id).toBe(toAccelerator(action?.shortcut ?? ''));
    }
  },
);

test('the menu has the system’s own editing and quitting', () => {
  const options = { recentFiles: [], keys: {}, onAction: vi.fn(), onOpenFile: vi.fn() };
  const roles = (platform: string) =>
    itemsOf(menuTemplate({ platform, ...options })).map(({ role }) => role);
  expect(roles('linux')).toEqual(
    expect.arrayContaining(['cut', 'copy', 'paste', 'selectAll', 'quit']),
  );
  expect(roles('darwin')).toEqual(expect.arrayContaining(['appMenu', 'hide', 'close', 'quit']));
  expect(roles('linux')).not.toContain('appMenu');
});

test('the menu shows the keys that the page tells it, whatever they were before', async () => {
  const desktop = await startDesktop({ preload });
  const client = await desktop.page().connect();
  const shown = () => itemsOf(desktop.menu()).find(({ id }) => id === 'run')?.accelerator;
  expect(shown()).toBeUndefined();
  await client.shortcuts.show({ keys: { run: 'Mod+Shift+R' } });
  expect(shown()).toBe('CmdOrCtrl+Shift+R');
  await client.shortcuts.show({ keys: {} });
  expect(shown()).toBeUndefined();
});

test.each([
  ['Mod+Alt+S', 'CmdOrCtrl+Alt+S'],
  ['Mod++', 'CmdOrCtrl+Plus'],
  ['Alt+ArrowUp', 'Alt+Up'],
  ['F8', 'F8'],
  // A menu would take these while somebody types.
  ['Space', undefined],
  ['?', undefined],
  ['Mod+Ä', undefined],
])('%s is %s in a menu', (keys, accelerator) => {
  expect(toAccelerator(keys)).toBe(accelerator);
});

test('a menu item reaches the page as an action', async () => {
  const desktop = await startDesktop({ preload });
  const events = await (await desktop.page().connect()).app.events();
  desktop.clickMenu('Save as…');
  expect((await events.next()).value).toEqual({ type: 'action', action: 'save-pipeline-as' });
});

test('a saved pipeline appears in the recent files of the menu and of the system, and opens from there', async () => {
  const desktop = await startDesktop({ preload });
  const client = await desktop.page().connect();
  const path = join(desktop.dataDir, 'Cats & dogs.patchbay');
  await client.pipelines.save({ path, pipeline, expectedRevision: null });
  await client.app.setDocument({ name: 'Cats & dogs', path, dirty: false });
  await client.app.setDocument({ name: 'Cats & dogs', path, dirty: true });
  await vi.waitFor(() => desktop.clickMenu('Cats && dogs.patchbay'));
  const events = await client.app.events();
  expect((await events.next()).value).toEqual({ type: 'open-file', path });
  expect(desktop.app.recentDocuments).toEqual([path]);
  await client.app.setDocument({ name: 'Cats & dogs', path, dirty: false });
});

test('the open dialog gives the chosen path, or null', async () => {
  const desktop = await startDesktop({ preload });
  const client = await desktop.page().connect();
  desktop.answer({ canceled: false, filePaths: ['/data/cats.patchbay'] });
  expect(await client.dialogs.openPipeline()).toBe('/data/cats.patchbay');
  desktop.answer({ canceled: true, filePaths: [] });
  expect(await client.dialogs.openPipeline()).toBeNull();
  expect(desktop.seen.questions[0]).toMatchObject({ filters: [{ extensions: ['patchbay'] }] });
});

test.each([
  ['Cats', 'Cats.patchbay'],
  ['Cats.patchbay', 'Cats.patchbay'],
  ['../../etc/cron.d/cats', 'etc-cron.d-cats.patchbay'],
  ['C:\\Windows\\cats?', 'C-Windows-cats-.patchbay'],
  ['  ', 'Untitled.patchbay'],
  ['...', 'Untitled.patchbay'],
])(
  'the save dialog suggests a name that every system takes for "%s"',
  async (suggestedName, fileName) => {
    const desktop = await startDesktop({ preload });
    const client = await desktop.page().connect();
    desktop.answer({ canceled: false, filePath: '/data/chosen' });
    expect(await client.dialogs.savePipeline({ suggestedName })).toBe('/data/chosen.patchbay');
    expect(desktop.seen.questions[0]).toMatchObject({
      defaultPath: join(desktop.dataDir, fileName),
    });
  },
);

test('picks a folder, and shows only files that exist', async () => {
  const desktop = await startDesktop({ preload });
  const client = await desktop.page().connect();
  desktop.answer({ canceled: false, filePaths: ['/data/out'] });
  expect(await client.dialogs.pickFolder({ title: 'Save results in' })).toBe('/data/out');
  expect(desktop.seen.questions[0]).toMatchObject({ title: 'Save results in' });
  const file = join(desktop.dataDir, 'there.txt');
  writeFileSync(file, '');
  expect(await client.dialogs.reveal({ path: file })).toBe(true);
  expect(await client.dialogs.reveal({ path: join(desktop.dataDir, 'gone.txt') })).toBe(false);
  expect(desktop.seen.revealed).toEqual([file]);
});
