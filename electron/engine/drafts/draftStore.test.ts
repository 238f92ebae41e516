import { expect, test } from 'vitest';
import { createDraftEngines } from '../../../test/support/draftEngine.ts';
import { PipelineBuilder } from '../../../test/support/pipelineBuilder.ts';
import type { DocumentTab } from '../../../shared/api/drafts.ts';
import type { Pipeline } from '../../../shared/domain/graph.ts';
import { toNodeId } from '../../../shared/domain/ids.ts';
import { diffJson } from '../../../shared/domain/jsonPatch.ts';
import { applyCommand } from '../../../shared/graph/commands.ts';
import type { DraftStore } from './draftStore.ts';

const start: Pipeline = {
  ...new PipelineBuilder('Lake').node('say', 'text', { text: '' }).build(),
  layout: { [toNodeId('say')]: { x: 8, y: 16 } },
};

function typed(text: string, pipeline = start): Pipeline {
  const settings = { text };
  return applyCommand(pipeline, { type: 'setSettings', nodeId: toNodeId('say'), settings });
}

function patch(before: Pipeline, after: Pipeline) {
  return { patch: diffJson(before, after) ?? { in: {} } };
}

function tab(document: string, changes: Partial<DocumentTab> = {}): DocumentTab {
  return { document, path: null, shown: false, viewport: null, ...changes };
}

/** The unsaved state of a document of a path, in the first or the given window. */
function write(store: DraftStore, window: string, changes: object = {}): boolean {
  return store.keep({
    window,
    document: 'one',
    path: '/lake.patchbay',
    seq: 1,
    revision: 'r1',
    edits: 1,
    typed: {},
    content: { pipeline: start },
    ...changes,
  });
}

/** A document of a window, to ask who else has edits of it. */
function at(window: string, path: string | null, document = 'another') {
  return { window, document, path };
}

function arriveNew(store: DraftStore) {
  return store.arrive({ window: null, restores: true });
}

test('what was kept before the engine was killed is there for the next window, in its tabs', async () => {
  await using engines = await createDraftEngines();
  const first = engines.start();
  const { window, tabs } = arriveNew(first);
  expect(tabs).toEqual([]);
  const viewport = { x: 1, y: 2, zoom: 0.5 };
  const clean = tab('clean', { path: '/clean.patchbay' });
  first.keepTabs(window, [clean, tab('one', { path: '/lake.patchbay', shown: true, viewport })]);
  write(first, window);
  const half = { field: '{ "lake": ' };
  write(first, window, { seq: 2, edits: 2, typed: half, content: patch(start, typed('dawn')) });

  const restored = arriveNew(engines.start());
  expect(restored.tabs).toEqual([
    { ...clean, draft: null },
    {
      ...tab('one', { path: '/lake.patchbay', shown: true, viewport }),
      draft: { pipeline: typed('dawn'), revision: 'r1', edits: 2, typed: half },
    },
  ]);
  // They are this window's now: another new one gets nothing, and a reload of this one the same.
  const third = engines.start();
  expect(third.arrive({ window: restored.window, restores: true }).tabs).toHaveLength(2);
  expect(arriveNew(third).tabs).toEqual([]);
});

test('a draft whose tab was not told yet comes back too, with its path', async () => {
  await using engines = await createDraftEngines();
  const first = engines.start();
  write(first, arriveNew(first).window);
  expect(arriveNew(engines.start()).tabs).toMatchObject([
    { document: 'one', path: '/lake.patchbay', draft: { edits: 1 } },
  ]);
});

test('a patch that does not follow the last write is refused, and one after a restart is not', async () => {
  await using engines = await createDraftEngines();
  const first = engines.start();
  const { window } = arriveNew(first);
  expect(write(first, window, { content: patch(start, typed('a')) })).toBe(false);
  expect(write(first, window)).toBe(true);
  expect(write(first, window, { seq: 3, content: patch(start, typed('a')) })).toBe(false);

  const second = engines.start();
  expect(write(second, window, { seq: 2, content: patch(start, typed('a')) })).toBe(false);
  second.arrive({ window, restores: false });
  expect(write(second, window, { seq: 2, content: patch(start, typed('a')) })).toBe(true);
  expect(arriveNew(engines.start()).tabs[0]?.draft).toMatchObject({ pipeline: typed('a') });
});

test('patches are folded into a snapshot before they outgrow it', async () => {
  await using engines = await createDraftEngines();
  const store = engines.start();
  const { window } = arriveNew(store);
  write(store, window);
  let before = start;
  for (let seq = 2; seq <= 40; seq += 1) {
    const after = typed(`${seq} ${'x'.repeat(20_000)}`);
    write(store, window, { seq, content: patch(before, after) });
    before = after;
  }
  const size = engines.database().prepare('SELECT sum(length(patch)) AS size FROM draft_patches');
  expect(Number(size.get()?.['size'])).toBeLessThan(300_000);
  expect(arriveNew(engines.start()).tabs[0]?.draft).toMatchObject({ pipeline: before });
});

test('a whole pipeline takes the place of the patches before it', async () => {
  await using engines = await createDraftEngines();
  const store = engines.start();
  const { window } = arriveNew(store);
  write(store, window);
  write(store, window, { seq: 2, content: patch(start, typed('a')) });
  write(store, window, { seq: 3, content: { pipeline: typed('whole') } });
  expect(engines.database().prepare('SELECT * FROM draft_patches').all()).toEqual([]);
  expect(arriveNew(engines.start()).tabs[0]?.draft).toMatchObject({ pipeline: typed('whole') });
});

test('no secret is written, neither whole nor in a patch, and what else was typed is', async () => {
  await using engines = await createDraftEngines();
  const store = engines.start();
  const { window } = arriveNew(store);
  const schema = {
    components: {
      schemas: {
        Input: {
          type: 'object',
          properties: {
            token: { type: 'string', format: 'password', writeOnly: true, 'x-cog-secret': true },
            prompt: { type: 'string' },
          },
        },
      },
    },
  };
  const withInputs = (inputs: { readonly [port: string]: string }): Pipeline => ({
    ...new PipelineBuilder()
      .node('p', 'prediction', { model: 'o/m', version: null }, { inputs })
      .build(),
    models: { 'o/m': { model: 'o/m', version: null, schema } },
  });
  const whole = withInputs({ token: 'hush1', prompt: 'hi' });
  const later = withInputs({ token: 'hush2', prompt: 'hello' });
  write(store, window, { content: { pipeline: whole } });
  write(store, window, { seq: 2, content: patch(whole, later) });
  const database = engines.database();
  const rows = [
    ...database.prepare('SELECT * FROM drafts').all(),
    ...database.prepare('SELECT * FROM draft_patches').all(),
  ];
  expect(JSON.stringify(rows)).toContain('hello');
  expect(JSON.stringify(rows)).not.toContain('hush');
  expect(arriveNew(engines.start()).tabs[0]?.draft).toMatchObject({
    pipeline: { graph: { nodes: { p: { inputs: { prompt: 'hello' } } } } },
  });
});

test('windows that live keep what is theirs, in this engine and in another, and know of each other', async () => {
  await using engines = await createDraftEngines();
  const first = engines.start();
  const mine = arriveNew(first).window;
  write(first, mine);
  const second = engines.start({ beside: true });
  const other = arriveNew(second);
  expect(other.tabs).toEqual([]);
  expect(second.isEditedElsewhere(at(other.window, '/lake.patchbay'))).toBe(true);
  expect(second.isEditedElsewhere(at(other.window, '/else.patchbay'))).toBe(false);
  expect(first.isEditedElsewhere(at(mine, '/lake.patchbay'))).toBe(false);
  // Edits of two windows of the same document name do not meet.
  write(second, other.window, { content: { pipeline: typed('other') } });
  first.leave(mine);
  const next = arriveNew(second);
  expect(next.tabs).toMatchObject([{ draft: { pipeline: start } }]);
  expect(second.isEditedElsewhere(at(mine, '/lake.patchbay'))).toBe(true);
});

test('windows that show one document that is in no file know of each other, and of no other one', async () => {
  await using engines = await createDraftEngines();
  const { window } = arriveNew(engines.start());
  const store = engines.start();
  store.arrive({ window, restores: false });
  write(store, window, { path: null });
  const copy = arriveNew(store).window;
  expect(store.isEditedElsewhere(at(copy, null, 'one'))).toBe(true);
  expect(store.isEditedElsewhere(at(window, null, 'one'))).toBe(true);
  expect(store.isEditedElsewhere(at(copy, null, 'two'))).toBe(false);
  expect(store.isEditedElsewhere(at(copy, '/lake.patchbay', 'one'))).toBe(false);
});

test('what is saved, closed or discarded leaves nothing behind', async () => {
  await using engines = await createDraftEngines();
  const store = engines.start();
  const { window } = arriveNew(store);
  write(store, window);
  write(store, window, { document: 'two' });
  write(store, window, { seq: 2, content: patch(start, typed('a')) });
  store.forget(window, 'one');
  store.discardAll();
  // The page may still be sending.
  expect(write(store, window, { seq: 3 })).toBe(false);
  const count = (table: string) =>
    engines.database().prepare(`SELECT count(*) AS n FROM ${table}`).get()?.['n'];
  expect([count('windows'), count('drafts'), count('draft_patches')]).toEqual([0, 0, 0]);
  expect(arriveNew(engines.start()).tabs).toEqual([]);
});

test('a draft that cannot be read any more says so and stays', async () => {
  await using engines = await createDraftEngines();
  const store = engines.start();
  write(store, arriveNew(store).window);
  engines.database().exec(`UPDATE drafts SET format = 99`);
  expect(arriveNew(engines.start()).tabs).toMatchObject([
    { draft: { unreadable: { message: expect.stringContaining('newer version of Patchbay') } } },
  ]);
  const left = engines.database().prepare('SELECT 1 FROM drafts').all();
  expect(left).toHaveLength(1);
});

test('windows whose documents have one name are taken over with both, and what they had alike once', async () => {
  await using engines = await createDraftEngines();
  const first = engines.start();
  const { window } = arriveNew(first);
  first.keepTabs(window, [tab('one', { path: '/lake.patchbay', shown: true })]);
  write(first, window);
  write(first, window, { document: 'same', path: '/same.patchbay' });
  // A new window takes them over before the old one comes back, which still has them on screen.
  const second = engines.start();
  const next = arriveNew(second);
  expect(next.tabs).toMatchObject([{ document: 'one' }, { document: 'same' }]);
  second.arrive({ window, restores: false });
  write(second, window, { content: { pipeline: typed('older page') } });
  write(second, window, { document: 'same', path: '/same.patchbay', edits: 7 });

  const { tabs } = arriveNew(engines.start());
  expect(tabs).toHaveLength(3);
  for (const pipeline of [start, typed('older page')])
    expect(tabs).toContainEqual(
      expect.objectContaining({ draft: expect.objectContaining({ pipeline }) }),
    );
  expect(new Set(tabs.map(({ document }) => document)).size).toBe(3);
  const left = engines.database().prepare('SELECT DISTINCT window_id FROM drafts').all();
  expect(left).toHaveLength(1);
});

test('after a restart the first new window shows what an old one came back with, until somebody works there', async () => {
  await using engines = await createDraftEngines();
  const first = engines.start();
  const { window } = arriveNew(first);
  first.keepTabs(window, [tab('one', { path: '/lake.patchbay', shown: true })]);
  write(first, window);
  write(first, window, { seq: 2, content: patch(start, typed('a')) });

  const second = engines.start();
  expect(second.arrive({ window, restores: false }).tabs).toEqual([]);
  write(second, window, { seq: 3, content: { pipeline: typed('b') } });
  const copy = arriveNew(second);
  expect(copy.tabs).toMatchObject([
    { path: '/lake.patchbay', shown: true, draft: { pipeline: typed('b'), edits: 1 } },
  ]);
  expect(second.isEditedElsewhere(at(copy.window, '/lake.patchbay'))).toBe(true);
  expect(second.isEditedElsewhere(at(window, '/lake.patchbay'))).toBe(true);
  // Both go on, each for itself; whoever asks for another window wants an empty one.
  expect(write(second, window, { seq: 4, content: patch(typed('b'), typed('c')) })).toBe(true);
  expect(arriveNew(second).tabs).toEqual([]);
  expect(second.arrive({ window: copy.window, restores: true }).tabs).toMatchObject([
    { draft: { pipeline: typed('b') } },
  ]);

  const third = engines.start();
  third.arrive({ window, restores: false });
  third.arrive({ window: copy.window, restores: false });
  write(third, window, { seq: 5, content: { pipeline: typed('d') } });
  write(third, window, { seq: 6, content: patch(typed('d'), typed('e')) });
  // Somebody works in the one; the other one was only left open.
  expect(arriveNew(third).tabs).toMatchObject([{ draft: { pipeline: typed('b') } }]);
});

test('a window that lost its engine for a moment is nothing that a new one has to show', async () => {
  await using engines = await createDraftEngines();
  const store = engines.start();
  const { window } = arriveNew(store);
  write(store, window);
  store.leave(window);
  store.arrive({ window, restores: false });
  expect(arriveNew(store).tabs).toEqual([]);
});

test('a full disk is told, keeps what was acknowledged, and goes on once there is room', async () => {
  await using engines = await createDraftEngines();
  const store = engines.start();
  const { window } = arriveNew(store);
  write(store, window);
  write(store, window, { seq: 2, content: patch(start, typed('a')) });
  const size = engines.database().prepare('PRAGMA page_count').get()?.['page_count'];
  engines.database().exec(`PRAGMA max_page_count = ${Number(size)}`);
  const long = typed('long '.repeat(10_000));
  const full = expect.objectContaining({ message: expect.stringMatching(/disk .* is full/) });
  for (const content of [patch(typed('a'), long), { pipeline: long }])
    expect(() => write(store, window, { seq: 3, content })).toThrow(full);
  expect(write(store, window, { seq: 3, content: patch(typed('a'), typed('b')) })).toBe(true);
  engines.database().exec('PRAGMA max_page_count = 1000000');
  expect(write(store, window, { seq: 4, content: patch(typed('b'), long) })).toBe(true);
  expect(arriveNew(engines.start()).tabs[0]?.draft).toMatchObject({ pipeline: long });
});

test('a window that leaves while nothing can be written is gone all the same', async () => {
  await using engines = await createDraftEngines();
  const store = engines.start();
  const { window } = arriveNew(store);
  write(store, window);
  engines.database().exec('PRAGMA query_only = ON');
  expect(() => arriveNew(store)).toThrow('read-only');
  store.leave(window);
  engines.database().exec('PRAGMA query_only = OFF');
  expect(arriveNew(store).tabs).toMatchObject([{ draft: { pipeline: start } }]);
});
