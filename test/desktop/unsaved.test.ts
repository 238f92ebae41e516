import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import type { EngineClient } from '../../electron/engine/engine.ts';
import { openDatabase } from '../../electron/engine/store/openDatabase.ts';
import { emptyPipeline } from '../../shared/domain/graph.ts';
import { buildPreload, startDesktop, type StartedDesktop } from './startDesktop.ts';

const folder = mkdtempSync(join(tmpdir(), 'patchbay-preload-'));
let preload = '';
beforeAll(async () => {
  preload = await buildPreload(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const dirty = { name: 'Cats', path: '/data/cats.patchbay', dirty: true, unsaved: ['Cats'] };
const clean = { ...dirty, dirty: false, unsaved: [] };
const save = { type: 'action', action: 'save-all' };

type Dirty = { readonly desktop: StartedDesktop; readonly client: EngineClient };

/** A window with unsaved changes that was asked to close. */
async function closeDirty(how: 'window' | 'app' = 'window', options = {}): Promise<Dirty> {
  const desktop = await startDesktop({ preload, ...options });
  const client = await desktop.page().connect();
  await client.app.setDocument(dirty);
  if (how === 'window') desktop.window().close();
  else desktop.app.quit();
  expect(desktop.window().isDestroyed()).toBe(false);
  expect(desktop.seen.questions).toHaveLength(1);
  return { desktop, client };
}

/** The page's next event from the host. */
async function nextEvent(client: EngineClient): Promise<unknown> {
  const events = await client.app.events();
  return (await events.next()).value;
}

test('a saved pipeline closes without a question', async () => {
  const desktop = await startDesktop({ preload });
  const client = await desktop.page().connect();
  await client.app.setDocument(dirty);
  await client.app.setDocument(clean);
  desktop.window().close();
  expect(await desktop.app.ended.promise).toBe(0);
  expect(desktop.seen.questions).toEqual([]);
});

test('the question names the pipeline and offers three answers', async () => {
  const { desktop } = await closeDirty();
  expect(desktop.seen.questions[0]).toMatchObject({
    message: expect.stringContaining('Cats'),
    buttons: ['Save', 'Don’t save', 'Cancel'],
    defaultId: 0,
    cancelId: 2,
  });
  // Closing again while the question is open does not ask twice.
  desktop.window().close();
  expect(desktop.seen.questions).toHaveLength(1);
});

test('the question is about every open pipeline with changes, shown or not', async () => {
  const desktop = await startDesktop({ preload });
  const client = await desktop.page().connect();
  await client.app.setDocument({ ...dirty, name: 'Shown', unsaved: ['Behind'] });
  desktop.window().close();
  await client.app.setDocument({ ...dirty, name: 'Shown', unsaved: ['Behind', 'Shown'] });
  desktop.answer({ response: 2 });
  await client.app.info();
  desktop.window().close();
  expect(desktop.seen.questions).toMatchObject([
    { message: 'Save the changes to “Behind”?' },
    { message: 'Save the changes to 2 pipelines?' },
  ]);
});

test('Cancel keeps the window, and the next close asks again', async () => {
  const { desktop, client } = await closeDirty();
  desktop.answer({ response: 2 });
  await client.app.info();
  expect(desktop.window().isDestroyed()).toBe(false);
  desktop.window().close();
  expect(desktop.seen.questions).toHaveLength(2);
});

test('Don’t save closes the window and the app, and nothing comes back at the next start', async () => {
  const { desktop, client } = await closeDirty();
  const arrived = await client.drafts.arrive({ window: null, restores: true });
  const answer = await arrived.next();
  if (answer.done === true || answer.value.type !== 'arrived')
    throw new Error('the window did not arrive');
  const draft = { document: 'd', path: null, seq: 1, revision: null, edits: 1, typed: {} };
  const { window } = answer.value;
  const content = { text: JSON.stringify(emptyPipeline('Cats')) };
  expect(await client.drafts.keep({ ...draft, window, content })).toEqual({ kept: true });
  desktop.answer({ response: 1 });
  expect(await desktop.app.ended.promise).toBe(0);
  const database = openDatabase(join(desktop.dataDir, 'journal.sqlite'));
  onTestFinished(() => database.close());
  expect(database.prepare('SELECT document FROM drafts').all()).toEqual([]);
});

test('Save has the page save, and closes once it says that nothing is unsaved', async () => {
  const { desktop, client } = await closeDirty();
  desktop.answer({ response: 0 });
  expect(await nextEvent(client)).toEqual(save);
  expect(desktop.window().isDestroyed()).toBe(false);
  await client.app.setDocument({ ...dirty, name: 'Cats 2' });
  expect(desktop.window().isDestroyed()).toBe(false);
  void client.app.setDocument(clean).catch(() => undefined);
  expect(await desktop.app.ended.promise).toBe(0);
});

test('Save of a new pipeline, then Cancel in the save dialog, keeps the window for good', async () => {
  const { desktop, client } = await closeDirty();
  desktop.answer({ response: 0 });
  expect(await nextEvent(client)).toEqual(save);
  desktop.answer({ canceled: true, filePath: '' });
  expect(await client.dialogs.savePipeline({ suggestedName: 'Cats' })).toBeNull();
  // Saved later, by hand: that is no answer to the question from before.
  await client.app.setDocument(clean);
  expect(desktop.window().isDestroyed()).toBe(false);
});

test('a save dialog may stay open for long', async () => {
  let time = 0;
  const { desktop, client } = await closeDirty('window', { now: () => time });
  desktop.answer({ response: 0 });
  expect(await nextEvent(client)).toEqual(save);
  const path = client.dialogs.savePipeline({ suggestedName: 'Cats' });
  time = 600_000;
  desktop.answer({ canceled: false, filePath: '/data/cats.patchbay' });
  expect(await path).toBe('/data/cats.patchbay');
  void client.app.setDocument(clean).catch(() => undefined);
  expect(await desktop.app.ended.promise).toBe(0);
});

test('a save that failed does not close the window when the user saves later', async () => {
  let time = 0;
  const { desktop, client } = await closeDirty('window', { now: () => time });
  desktop.answer({ response: 0 });
  expect(await nextEvent(client)).toEqual(save);
  time = 60_000;
  await client.app.setDocument(clean);
  expect(desktop.window().isDestroyed()).toBe(false);
});

test('on macOS, Quit with Save ends the app and not only the window', async () => {
  const { desktop, client } = await closeDirty('app', { platform: 'darwin' });
  desktop.answer({ response: 0 });
  expect(await nextEvent(client)).toEqual(save);
  void client.app.setDocument(clean).catch(() => undefined);
  expect(await desktop.app.ended.promise).toBe(0);
});

test('on macOS, Quit with Cancel takes the quitting back', async () => {
  const { desktop, client } = await closeDirty('app', { platform: 'darwin' });
  desktop.answer({ response: 2 });
  await client.app.info();
  await client.app.setDocument(clean);
  const quits = vi.fn();
  desktop.app.on('before-quit', quits);
  desktop.window().close();
  expect(desktop.app.windows.size).toBe(0);
  expect(quits).not.toHaveBeenCalled();
});

test('the title shows the pipeline and its unsaved changes', async () => {
  const desktop = await startDesktop({ preload });
  const client = await desktop.page().connect();
  await client.app.setDocument(dirty);
  const window = desktop.window();
  expect([window.title, window.edited, window.represented]).toEqual([
    '• Cats - Patchbay',
    true,
    '/data/cats.patchbay',
  ]);
  await client.app.setDocument(clean);
  expect([window.title, window.edited]).toEqual(['Cats - Patchbay', false]);
  const titleChange = { preventDefault: vi.fn() };
  window.emit('page-title-updated', titleChange);
  expect(titleChange.preventDefault).toHaveBeenCalled();
});
