import { expect, test } from 'vitest';
import { toNodeId } from '../../../shared/domain/ids.ts';
import type { ListedProblem } from '../../../shared/graph/listProblems.ts';
import { createTestApp, testNode, testPipeline } from '../../../test/support/rendererApp.ts';
import { nextProblem } from '../nextProblem.ts';
import { performAction } from '../action.ts';
import { previousProblem } from '../previousProblem.ts';
import { allProblems, goToProblem } from './goToProblem.ts';

const [a, b] = [toNodeId('a'), toNodeId('b')];
const known: readonly ListedProblem[] = [
  { severity: 'error', nodeId: a, message: 'first' },
  { severity: 'error', nodeId: b, port: 'value', message: 'second' },
  { severity: 'warning', message: 'third' },
];

function appWith(problems: readonly ListedProblem[]) {
  const app = createTestApp();
  const pipeline = testPipeline([testNode('a', 'text'), testNode('b', 'preview')], []);
  app.document.getState().load({ pipeline, path: null, revision: null, warnings: [] });
  app.view.getState().setKnown(problems);
  return app;
}

test('the problems are gone through in a ring, in both directions', async () => {
  const app = appWith(known);
  const at = () => app.view.getState().problemAt?.message;
  const told: (string | undefined)[] = [];
  for (const action of [nextProblem, nextProblem, nextProblem, nextProblem, previousProblem]) {
    await performAction(app, action);
    told.push(at());
  }
  expect(told).toEqual(['first', 'second', 'third', 'first', 'third']);
});

test('the first step back goes to the last one', async () => {
  const app = appWith(known);
  await performAction(app, previousProblem);
  expect(app.view.getState().problemAt?.message).toBe('third');
});

test('a problem of an input asks for its field, with the inspector open', () => {
  const app = appWith(known);
  app.ui.getState().setPanels({ inspectorOpen: false });
  const [, second] = known;
  if (second !== undefined) goToProblem(app, second);
  expect(app.view.getState().wantedField).toEqual({ nodeId: b, port: 'value' });
  expect(app.view.getState().selection.nodes).toEqual([b]);
  expect(app.ui.getState().inspectorOpen).toBe(true);
});

test.each(['value', undefined])(
  'a problem of a node that a collapsed frame hides opens the frame (field: %s)',
  (port) => {
    const app = createTestApp();
    const frame = toNodeId('frame');
    const nodes = [
      { ...testNode('b', 'preview'), frame },
      testNode('frame', 'frame', { collapsed: true }),
    ];
    const pipeline = testPipeline(nodes);
    app.document.getState().load({ pipeline, path: null, revision: null, warnings: [] });
    goToProblem(app, { severity: 'error', nodeId: b, message: 'm', ...(port && { port }) });
    const { graph } = app.document.getState().pipeline;
    expect(graph.nodes[frame]?.settings['collapsed']).toBe(false);
    expect(app.view.getState().wantedField?.nodeId).toBe(port === undefined ? undefined : b);
    app.document.getState().undo();
    expect(app.document.getState().pipeline.graph).toEqual(pipeline.graph);
  },
);

test('equal problems are gone through one after the other, as they are listed', async () => {
  const names = ['a', 'x', 'b', 'c'];
  const app = createTestApp();
  const pipeline = testPipeline(names.map((name) => testNode(name, 'text')));
  app.document.getState().load({ pipeline, path: null, revision: null, warnings: [] });
  app.view.getState().setKnown(
    names.map((name) => ({
      severity: 'error',
      nodeId: toNodeId(name),
      message: `"Text": ${name === 'x' ? 'other' : 'same'}`,
    })),
  );
  const told: (string | undefined)[] = [];
  for (const _ of names) {
    await performAction(app, nextProblem);
    told.push(app.view.getState().problemAt?.nodeId);
  }
  expect(told).toEqual(['a', 'b', 'c', 'x']);
});

test('a problem of nothing in particular opens the list', () => {
  const app = appWith(known);
  const [, , third] = known;
  if (third !== undefined) goToProblem(app, third);
  expect(app.ui.getState()).toMatchObject({ logOpen: true, logRequest: { tab: 'problems' } });
});

test('two nodes with the same fault are two problems', () => {
  const same = [a, b].map((nodeId) => ({ nodeId, message: '"Photo": No file is chosen.' }));
  const [first] = same;
  const listed = allProblems({
    problems: first === undefined ? [] : [first],
    known: same.map((problem) => ({ ...problem, severity: 'error' as const })),
  });
  expect(listed.map(({ nodeId }) => nodeId)).toEqual([a, b]);
});

test('what the engine told and the document says as well is listed once', () => {
  const told = [{ nodeId: a, message: 'first' }, { message: 'no money' }];
  expect(allProblems({ problems: told, known }).map(({ message }) => message)).toEqual([
    'first',
    'no money',
    'second',
    'third',
  ]);
});
