import { expect, test } from 'vitest';
import { createTestApp, testNode, testPipeline } from '../../test/support/rendererApp.ts';
import type { RestoredTab, WindowEvent } from '../../shared/api/drafts.ts';
import { FailureError } from '../../shared/domain/failure.ts';
import { attendWindow } from './attendWindow.ts';

type Answer = (arrival: unknown) => readonly WindowEvent[];

/** Attends a window at an engine that answers its arrivals in turn; it is left after the last one. */
async function attend(answers: readonly Answer[], elsewhere: readonly string[] = []) {
  const control = new AbortController();
  const arrivals: unknown[] = [];
  const waits: number[] = [];
  const app = createTestApp({
    drafts: {
      arrive: async function* arrive(arrival: unknown) {
        arrivals.push(arrival);
        yield* answers[arrivals.length - 1]?.(arrival) ?? [];
        if (arrivals.length >= answers.length) control.abort();
      },
      elsewhere: async (place: { readonly path: string | null; readonly document: string }) => ({
        edits: elsewhere.includes(place.path ?? place.document),
      }),
    },
    pipelines: {
      open: async ({ path }: { readonly path: string }) => ({ path, ...opened }),
    },
    runs: { list: async () => [] },
  });
  const remembered = new Map([['patchbay.visited', 'yes']]);
  const storage = {
    getItem: (key: string) => remembered.get(key) ?? null,
    setItem: (key: string, value: string) => void remembered.set(key, value),
    removeItem: (key: string) => void remembered.delete(key),
  };
  await attendWindow(
    app,
    { tab: storage, all: storage },
    { signal: control.signal, wait: async (ms) => void waits.push(ms) },
  );
  return { app, arrivals, waits };
}

const pipeline = testPipeline([testNode('a', 'text')]);
const opened = { pipeline, revision: 'r', warnings: [], readOnly: false };

function arrived(...tabs: readonly RestoredTab[]): Answer {
  return () => [{ type: 'arrived', window: 'w', tabs }];
}

function tab(document: string, path: string | null): RestoredTab {
  return { document, path, shown: false, viewport: null, draft: null };
}

test('an arrival that a full disk refuses is told once, and tried again after a wait', async () => {
  const full = (): never => {
    throw new FailureError({ kind: 'storage', code: 'ENOSPC', message: 'The disk is full.' });
  };
  const { app, arrivals, waits } = await attend([full, full, arrived()]);
  expect(app.notices.map(({ message }) => message)).toEqual(['The disk is full.']);
  expect(arrivals).toHaveLength(3);
  expect(waits).toHaveLength(2);
  expect(app.session.window).toBe('w');
});

test('a window that comes in says which of its files, and of what is in none, has edits in another one', async () => {
  const draft = { pipeline, revision: null, edits: 2, typed: {} };
  const unsaved = { ...tab('three', null), draft };
  const tabs = [tab('one', '/one'), tab('two', '/two'), unsaved];
  const { app } = await attend([arrived(...tabs)], ['/two', 'three']);
  expect(app.tabs.getState().open.map(({ view }) => view.getState().disk)).toEqual([
    null,
    { kind: 'elsewhere' },
    { kind: 'elsewhere' },
  ]);
});

test('one whose engine was started anew restores nothing, and asks again', async () => {
  const { app, arrivals } = await attend([arrived(tab('one', '/one')), arrived()]);
  expect(arrivals).toEqual([
    { window: null, restores: true },
    { window: 'w', restores: false },
  ]);
  expect(app.tabs.getState().open.map(({ id }) => id)).toEqual(['one']);
});

test('one whose name another page took comes in at once under another', async () => {
  const replaced: Answer = () => [...arrived()({}), { type: 'replaced' }];
  const { arrivals, waits } = await attend([replaced, arrived()]);
  expect(arrivals).toEqual([
    { window: null, restores: true },
    { window: null, restores: false },
  ]);
  expect(waits).toEqual([]);
});
