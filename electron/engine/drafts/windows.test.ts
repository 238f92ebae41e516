import { chmod, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createTestEngine } from '../../../test/support/testEngine.ts';
import { emptyPipeline } from '../../../shared/domain/graph.ts';
import type { WindowEvent } from '../../../shared/api/drafts.ts';
import type { EngineClient } from '../engine.ts';

/** A window with one file open, as a page is one. */
async function openWindow(client: EngineClient, path: string) {
  const events = await client.drafts.arrive({ window: null, restores: true });
  const next = async (): Promise<WindowEvent> => {
    const answer = await events.next();
    if (answer.done === true) throw new Error('the events have ended');
    return answer.value;
  };
  const arrived = await next();
  if (arrived.type !== 'arrived') throw new Error('it did not arrive');
  const { window } = arrived;
  const tab = { document: 'one', path, shown: true, viewport: null };
  await client.drafts.keepTabs({ window, tabs: [tab] });
  // The engine knows what is there now; only changes are told after this.
  await client.drafts.look({ window });
  return { window, next };
}

async function saved(client: EngineClient, path: string, name: string): Promise<string> {
  const pipeline = emptyPipeline(name);
  const answer = await client.pipelines.save({ path, pipeline, expectedRevision: null });
  if ('conflict' in answer) throw new Error('a conflict');
  return answer.revision;
}

/** The next event but one that tells what the window has read: the watch says so when it begins. */
async function after(window: Awaited<ReturnType<typeof openWindow>>, revision: string) {
  const event = await window.next();
  return event.type === 'file' && event.revision === revision ? window.next() : event;
}

test('windows hear of a save in another one, of other programs, and of a file that goes away', async () => {
  await using t = await createTestEngine();
  const path = join(t.folder, 'lake.patchbay');
  const first = await saved(t.client, path, 'Lake');
  const one = await openWindow(t.client, path);
  const two = await openWindow(t.client, path);

  const second = await saved(t.client, path, 'Sea');
  expect(second).not.toBe(first);
  const changed = { type: 'file', path, revision: second };
  expect([await after(one, first), await after(two, first)]).toEqual([changed, changed]);

  // In one go: a file that is seen while it is written is told twice.
  await writeFile(`${path}.new`, 'something else');
  await rename(`${path}.new`, path);
  expect(await one.next()).toMatchObject({ type: 'file', path, revision: expect.any(String) });
  await rm(path);
  expect(await one.next()).toEqual({ type: 'file', path, revision: null });
  await saved(t.client, path, 'Lake');
  expect(await one.next()).toEqual({ type: 'file', path, revision: first });
});

test('a folder that goes away takes its files along, and is looked at again when it is back', async () => {
  await using t = await createTestEngine();
  const folder = join(t.folder, 'work');
  const path = join(folder, 'lake.patchbay');
  await mkdir(folder);
  const revision = await saved(t.client, path, 'Lake');
  const window = await openWindow(t.client, path);
  await rename(folder, join(t.folder, 'moved'));
  await t.client.drafts.look({ window: window.window });
  expect(await after(window, revision)).toEqual({ type: 'file', path, revision: null });
  await rename(join(t.folder, 'moved'), folder);
  await t.client.drafts.look({ window: window.window });
  expect(await window.next()).toEqual({ type: 'file', path, revision });
});

test('a page that comes in under the name of another takes its place', async () => {
  await using t = await createTestEngine();
  const original = await openWindow(t.client, join(t.folder, 'none.patchbay'));
  const { window } = original;
  const copy = await t.client.drafts.arrive({ window, restores: true });
  expect((await copy.next()).value).toMatchObject({ type: 'arrived', window });
  let event = await original.next();
  while (event.type === 'file') event = await original.next();
  expect(event).toEqual({ type: 'replaced' });
});

test('a read-only file is opened as such and not written over, whoever asks', async () => {
  await using t = await createTestEngine();
  const path = join(t.folder, 'lake.patchbay');
  await saved(t.client, path, 'Lake');
  await chmod(path, 0o444);
  expect(await t.client.pipelines.open({ path })).toMatchObject({ readOnly: true });
  await expect(saved(t.client, path, 'Sea')).rejects.toMatchObject({
    message: `"${path}" is read-only: save the pipeline under another name, or change the file's permissions.`,
  });
  expect(await t.client.pipelines.open({ path })).toMatchObject({ pipeline: { name: 'Lake' } });
});
