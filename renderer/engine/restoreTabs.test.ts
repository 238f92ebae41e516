import { expect, test } from 'vitest';
import { createTestApp, testNode, testPipeline } from '../../test/support/rendererApp.ts';
import type { RestoredTab } from '../../shared/api/drafts.ts';
import { FailureError } from '../../shared/domain/failure.ts';
import { isDirty } from '../stores/documentStore.ts';
import { restoreTabs } from './restoreTabs.ts';

const onDisk = testPipeline([testNode('a', 'text')]);
const edited = testPipeline([testNode('a', 'text'), testNode('b', 'text')]);

/** An app whose files all hold the same, with this revision; none where it is null. */
function appWith(revision: string | null) {
  return createTestApp({
    pipelines: {
      open: async ({ path }: { readonly path: string }) => {
        if (revision !== null)
          return { path, pipeline: onDisk, revision, warnings: [], readOnly: false };
        throw new FailureError({ kind: 'not-found', message: `There is no "${path}".` });
      },
    },
  });
}

function tab(changes: Partial<RestoredTab> = {}): RestoredTab {
  return { document: 'd', path: '/p', shown: true, viewport: null, draft: null, ...changes };
}

const draft = { pipeline: edited, revision: 'r1', edits: 3, typed: { field: '{' } };

test('edits come back over their file: one line says so, the way back is a step of undo', async () => {
  const app = appWith('r1');
  expect(await restoreTabs(app, [tab({ draft })])).toBe(1);
  const { open, shown } = app.tabs.getState();
  expect(open.map(({ id }) => id)).toEqual(['d']);
  const { document } = shown;
  expect(document.getState()).toMatchObject({ pipeline: edited, savedPipeline: onDisk, edits: 3 });
  expect(app.notices).toMatchObject([{ message: 'Restored 3 edits that were not saved.' }]);
  const { view } = app.tabs.getState().shown;
  expect(view.getState().typed).toEqual({ field: '{' });
  app.notices[0]?.action?.onClick();
  expect(view.getState().typed).toEqual({});
  expect([document.getState().pipeline, isDirty(document.getState())]).toEqual([onDisk, false]);
  document.getState().undo();
  expect(document.getState().pipeline).toBe(edited);
  // And one undo more is what was saved.
  document.getState().undo();
  expect(document.getState().pipeline).toBe(onDisk);
});

test('a file that is another one by now asks, and offers no way back past the question', async () => {
  const app = appWith('r2');
  await restoreTabs(app, [tab({ draft })]);
  const { view, document } = app.tabs.getState().shown;
  expect(view.getState().disk).toEqual({ kind: 'changed', revision: 'r2', wantsSave: false });
  // A save that nobody answered for is refused.
  expect(document.getState().revision).toBe('r1');
  expect(app.notices.map(({ action }) => action)).toEqual([undefined]);
});

test('edits of a file that is gone are all there, and unsaved', async () => {
  const app = appWith(null);
  await restoreTabs(app, [tab({ draft })]);
  const { view, document } = app.tabs.getState().shown;
  expect(view.getState().disk).toEqual({ kind: 'gone' });
  expect(document.getState().pipeline).toEqual(edited);
  expect(isDirty(document.getState())).toBe(true);
});

test('what cannot be read is told, and the file is shown', async () => {
  const app = appWith('r1');
  await restoreTabs(app, [tab({ draft: { unreadable: { message: 'It is too new.' } } })]);
  expect(app.notices).toMatchObject([
    { kind: 'error', message: 'Unsaved edits could not be read. It is too new.' },
  ]);
  expect(app.tabs.getState().shown.document.getState().pipeline).toBe(onDisk);
});

test('a file that the system asked for meanwhile stays on screen, with its edits', async () => {
  const app = appWith('r1');
  const { document } = app.tabs.getState().blank();
  document.getState().load({ pipeline: onDisk, path: '/p', revision: 'r1', warnings: [] });
  await restoreTabs(app, [tab({ document: 'other', path: '/q' }), tab({ draft, shown: false })]);
  const { open, shown } = app.tabs.getState();
  expect(open.map(({ id }) => id)).toEqual(['other', 'd']);
  expect(shown.id).toBe('d');
});
