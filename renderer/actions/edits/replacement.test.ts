import { expect, test } from 'vitest';
import {
  createTestApp,
  testEdge,
  testNode,
  testPipeline,
  type TestApp,
} from '../../../test/support/rendererApp.ts';
import type { GraphNode, Pipeline } from '../../../shared/domain/graph.ts';
import { toNodeId } from '../../../shared/domain/ids.ts';
import type { JsonObject } from '../../../shared/domain/json.ts';
import { replaceNode } from './replaceNode.ts';

const old = toNodeId('old');

function open(nodes: readonly GraphNode[], edges: readonly string[] = []): TestApp {
  const app = createTestApp();
  const pipeline = testPipeline(nodes, edges.map(testEdge));
  app.document.getState().load({ pipeline, path: null, revision: null, warnings: [] });
  return app;
}

const shown = (app: TestApp): Pipeline => app.document.getState().pipeline;
const written = (app: TestApp): readonly string[] =>
  shown(app).graph.edges.map(
    ({ source, sourcePort, target, targetPort }) =>
      `${source}.${sourcePort} -> ${target}.${targetPort}`,
  );

/** Replaces the node `old`, gives this answer if there is a question, and gives what was asked. */
async function replace(
  app: TestApp,
  type: string,
  {
    answer = 'replace',
    settings,
  }: Partial<{ answer: 'replace' | 'stay'; settings: JsonObject }> = {},
) {
  let asked: readonly string[] | undefined;
  const stop = app.ui.subscribe(({ dialog }) => {
    if (dialog?.kind !== 'confirm') return;
    asked = dialog.details;
    app.ui.getState().answerDialog(answer);
  });
  const id = await replaceNode(app, { nodeId: old, type, ...(settings && { settings }) });
  stop();
  return { id, asked };
}

test('edges go to the ports of the same names first, then to those that fit, in the order that they had', async () => {
  const app = open(
    [
      testNode('a', 'text'),
      { ...testNode('old', 'text-template', { template: '{{x}} {{y}}' }), title: 'Mine' },
      testNode('p', 'preview'),
      testNode('q', 'list', { itemType: 'text' }),
      testNode('r', 'text'),
    ],
    ['r.text -> q.items', 'a.text -> old.x', 'old.text -> q.items', 'old.text -> p.value'],
  );
  const before = shown(app);
  const { id, asked } = await replace(app, 'split-text');
  expect(asked).toEqual(['The setting “Template”.']);
  expect(written(app)).toEqual([
    'r.text -> q.items',
    `a.text -> ${id}.text`,
    `${id}.parts -> q.items`,
    `${id}.parts -> p.value`,
  ]);
  const node = shown(app).graph.nodes[id];
  expect(node).toMatchObject({ type: 'split-text', title: 'Mine' });
  expect(shown(app).graph.nodes[old]).toBeUndefined();
  expect(shown(app).layout[id]).toEqual(before.layout[old]);
  app.document.getState().undo();
  expect(shown(app)).toBe(before);
});

test('what cannot be kept is said before, and nothing changes without a yes', async () => {
  const app = open(
    [
      testNode('a', 'text'),
      { ...testNode('old', 'text-template', { template: '{{x}} {{y}}' }), inputs: { y: 'two' } },
      testNode('b', 'text-template', { template: '{{z}}' }),
    ],
    ['a.text -> old.x', 'old.text -> b.z'],
  );
  const before = shown(app);
  const refused = await replace(app, 'boolean', { answer: 'stay' });
  expect(refused).toEqual({
    id: old,
    asked: ['The connection from “Text” into “x”.', 'The value of “y”.', 'The setting “Template”.'],
  });
  expect(shown(app)).toBe(before);
  const { id } = await replace(app, 'boolean');
  // A boolean is written as text.
  expect(written(app)).toEqual([`${id}.${shown(app).graph.edges[0]?.sourcePort} -> b.z`]);
});

test('values and settings of the same name stay where they fit, and then nothing is asked', async () => {
  const app = open([
    { ...testNode('old', 'text-template', { template: '{{text}}' }), inputs: { text: 'hello' } },
  ]);
  // The template is lost, the value is not.
  const { id, asked } = await replace(app, 'split-text');
  expect(asked).toEqual(['The setting “Template”.']);
  expect(shown(app).graph.nodes[id]?.inputs).toEqual({ text: 'hello' });
  const empty = open([testNode('old', 'preview'), testNode('a', 'text')], ['a.text -> old.value']);
  const free = await replace(empty, 'download');
  expect(free.asked).toBeUndefined();
  expect(written(empty)).toEqual([
    `a.text -> ${free.id}.${shown(empty).graph.edges[0]?.targetPort}`,
  ]);
});

test('that the model is another one is no loss', async () => {
  const settings = { provider: 'builtin', model: 'builtin/upscale', version: null };
  const app = open([testNode('old', 'prediction', settings)]);
  const other = { ...settings, model: 'builtin/blur' };
  const { id, asked } = await replace(app, 'prediction', { settings: other });
  expect(asked).toBeUndefined();
  expect(shown(app).graph.nodes[id]?.settings).toEqual(other);
});
