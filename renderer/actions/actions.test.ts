import { expect, test } from 'vitest';
import { toNodeId } from '../../shared/domain/ids.ts';
import { performAction } from './action.ts';
import { closeTab } from './closeTab.ts';
import { copySelection } from './copySelection.ts';
import { cutSelection } from './cutSelection.ts';
import { deleteSelection } from './deleteSelection.ts';
import { duplicateSelection } from './duplicateSelection.ts';
import { addNode } from './edits/addNode.ts';
import { connectPorts } from './edits/connectPorts.ts';
import { keepMine } from './edits/resolveConflict.ts';
import { newPipeline } from './newPipeline.ts';
import { reopenTab } from './reopenTab.ts';
import { openPipeline } from './openPipeline.ts';
import { paste } from './paste.ts';
import { run } from './run.ts';
import { savePipeline } from './savePipeline.ts';
import { selectAll } from './selectAll.ts';
import {
  createTestApp,
  testEdge,
  testNode,
  testPipeline,
  type TestApp,
} from '../../test/support/rendererApp.ts';
import { toggleDisabled } from './toggleDisabled.ts';

const two = testPipeline(
  [testNode('a', 'text', { text: 'hi' }), testNode('b', 'preview')],
  [testEdge('a.text -> b.value')],
);

function appWith(client: object = {}): TestApp {
  const app = createTestApp(client);
  app.document.getState().load({ pipeline: two, path: null, revision: null, warnings: [] });
  return app;
}

function counts(app: TestApp): readonly [number, number] {
  const { graph } = app.document.getState().pipeline;
  return [Object.keys(graph.nodes).length, graph.edges.length];
}

test('a node added from a port is connected to it, selected, and one step of undo', () => {
  const app = appWith();
  const from = { nodeId: toNodeId('a'), port: 'text', direction: 'output', type: 'text' } as const;
  const id = addNode(app, { type: 'text-template', from, at: { x: 100, y: 100 } });
  const { pipeline, undo } = app.document.getState();
  expect(pipeline.graph.edges.at(-1)).toMatchObject({
    source: 'a',
    sourcePort: 'text',
    target: id,
    targetPort: 'subject',
  });
  expect(pipeline.layout[id]).toEqual({ x: 104, y: 80 });
  expect(app.view.getState().selection.nodes).toEqual([id]);
  undo();
  expect(counts(app)).toEqual([2, 1]);
});

test('a node added from a port by keyboard stands beside it, on no other node', () => {
  const app = appWith();
  const from = { nodeId: toNodeId('a'), port: 'text', direction: 'output', type: 'text' } as const;
  const places = [1, 2].map(() => {
    const id = addNode(app, { type: 'preview', from });
    return app.document.getState().pipeline.layout[id];
  });
  const [first, second] = places;
  expect(first?.x).toBe(328);
  expect(first?.y).toBeGreaterThan(0);
  expect(second?.y).toBeGreaterThan((first?.y ?? 0) + 100);
});

test('a refused connection changes nothing and says why', () => {
  const app = appWith();
  const verdict = connectPorts(app, { ...testEdge('b.value -> a.text') });
  expect(verdict).toMatchObject({ ok: false });
  expect(app.document.getState().canUndo).toBe(false);
});

test('copy and paste bring nodes with their edges and fresh ids, as plain JSON', async () => {
  const app = appWith();
  await performAction(app, selectAll);
  await performAction(app, copySelection);
  expect(JSON.parse(app.clipboardText())).toMatchObject({ format: 'patchbay/clipboard' });
  await performAction(app, paste);
  expect(counts(app)).toEqual([4, 2]);
  const pasted = app.view.getState().selection.nodes;
  const edge = app.document.getState().pipeline.graph.edges.at(-1);
  expect(pasted).toEqual([edge?.source, edge?.target]);
  app.document.getState().undo();
  expect(counts(app)).toEqual([2, 1]);
});

test('another text on the clipboard becomes a Text node', async () => {
  const app = appWith();
  await app.clipboard.write('a cat');
  await performAction(app, paste);
  const [id] = app.view.getState().selection.nodes;
  expect(app.document.getState().pipeline.graph.nodes[id ?? toNodeId('none')]?.settings).toEqual({
    text: 'a cat',
  });
});

test('cut, delete, duplicate and disable work on the selection and not without one', async () => {
  const app = appWith();
  expect(
    [cutSelection, deleteSelection, duplicateSelection, toggleDisabled].map((action) =>
      action.isEnabled(app),
    ),
  ).toEqual([false, false, false, false]);
  app.view.getState().select({ nodes: [toNodeId('b')] });
  await performAction(app, duplicateSelection);
  expect(counts(app)).toEqual([3, 1]);
  await performAction(app, toggleDisabled);
  const [copy] = app.view.getState().selection.nodes;
  expect(app.document.getState().pipeline.graph.nodes[copy ?? toNodeId('none')]?.disabled).toBe(
    true,
  );
  app.view.getState().select({ nodes: [toNodeId('b')] });
  await performAction(app, cutSelection);
  expect(counts(app)).toEqual([2, 0]);
});

test('run shows every problem at its node and is over at once', async () => {
  const problems = [{ message: 'No file is chosen.', nodeId: toNodeId('a') }];
  const app = appWith({ runs: { start: async () => ({ ok: false, problems }) } });
  await performAction(app, run);
  expect(app.view.getState().problems).toEqual(problems);
  expect(app.run.getState().activeRunId).toBeNull();
  expect(app.notices[0]).toMatchObject({ kind: 'error', message: 'No file is chosen.' });
});

test('run sends the graph as it is and cannot be pressed twice', async () => {
  let sent: unknown;
  const app = appWith({
    runs: {
      start: async (request: unknown) => {
        sent = request;
        return { ok: true, warnings: [] };
      },
    },
  });
  await performAction(app, run);
  expect(sent).toMatchObject({ pipeline: two, pipelinePath: null });
  expect(run.isEnabled(app)).toBe(false);
});

test('the first save asks where, names the document after the file, and leaves it clean', async () => {
  const saved: unknown[] = [];
  const app = appWith({
    pipelines: {
      save: async (request: { readonly path: string }) => {
        saved.push(request);
        return { path: request.path, revision: 'r1' };
      },
    },
  });
  const done = performAction(app, savePipeline);
  expect(app.ui.getState().dialog).toMatchObject({ kind: 'save', suggestedName: 'Test.patchbay' });
  app.ui.getState().answerDialog('/home/me/lake.patchbay');
  await done;
  const { pipeline, savedPipeline, path, revision } = app.document.getState();
  expect([pipeline.name, path, revision, pipeline === savedPipeline]).toEqual([
    'lake',
    '/home/me/lake.patchbay',
    'r1',
    true,
  ]);
  expect(saved).toMatchObject([{ expectedRevision: null, pipeline: { name: 'lake' } }]);
});

test('a file changed on disk is overwritten only when the user says so', async () => {
  const revisions: unknown[] = [];
  const app = appWith({
    pipelines: {
      save: async ({
        path,
        expectedRevision,
      }: {
        readonly path: string;
        readonly expectedRevision: string | null;
      }) => {
        revisions.push(expectedRevision);
        return expectedRevision === 'other'
          ? { path, revision: 'r9' }
          : { conflict: true, revision: 'other' };
      },
    },
  });
  app.document
    .getState()
    .load({ pipeline: two, path: '/p.patchbay', revision: 'r1', warnings: [] });
  await performAction(app, savePipeline);
  expect(app.view.getState().disk).toEqual({
    kind: 'changed',
    revision: 'other',
    wantsSave: true,
  });
  await keepMine(app);
  expect(revisions).toEqual(['r1', 'other']);
  expect(app.document.getState().revision).toBe('r9');
  expect(app.view.getState().disk).toBeNull();
});

test('New opens a tab of its own; closing a changed one asks, and it can be opened again as it was', async () => {
  const app = appWith();
  const { tabs } = app;
  app.document.getState().apply({ type: 'rename', name: 'Changed' });
  await performAction(app, newPipeline);
  const { shown } = tabs.getState();
  expect([tabs.getState().open.length, shown.document.getState().pipeline.name]).toEqual([
    2,
    'Untitled',
  ]);
  const stays = performAction(app, closeTab);
  expect(tabs.getState().shown.id).toBe(app.id);
  app.ui.getState().answerDialog('stay');
  await stays;
  expect(tabs.getState().open.length).toBe(2);
  const goes = performAction(app, closeTab);
  app.ui.getState().answerDialog('discard');
  await goes;
  expect(tabs.getState()).toMatchObject({ open: [{ id: shown.id }], shown: { id: shown.id } });
  await performAction(shown, reopenTab);
  // The empty one makes room.
  expect(tabs.getState().open.map(({ id }) => id)).toEqual([app.id]);
  expect(tabs.getState().shown.document.getState().canUndo).toBe(true);
});

test('what the engine refuses is told in its own words', async () => {
  const app = createTestApp({
    pipelines: {
      open: async () => {
        throw new Error('unreadable');
      },
    },
  });
  const done = performAction(app, openPipeline);
  app.ui.getState().answerDialog('/x.patchbay');
  await done;
  expect(app.notices).toMatchObject([
    { kind: 'error', message: 'Something unexpected happened: unreadable' },
  ]);
});
