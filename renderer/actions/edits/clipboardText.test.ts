import { expect, test } from 'vitest';
import {
  createTestApp,
  testEdge,
  testNode,
  testPipeline,
} from '../../../test/support/rendererApp.ts';
import { toNodeId } from '../../../shared/domain/ids.ts';
import { serializePipeline } from '../../../shared/pipeline/serializePipeline.ts';
import { parseClipboardText, toClipboardText } from './clipboardText.ts';
import { pasteText } from './pasteText.ts';

const ids = ['a', 'p'].map(toNodeId);
const pipeline = testPipeline(
  [testNode('a', 'text', { text: 'hello' }), testNode('p', 'preview')],
  [testEdge('a.text -> p.value')],
);
const copied = toClipboardText(pipeline, ids);

/** Pastes into an empty document of another window. */
async function paste(text: string) {
  const app = createTestApp();
  await pasteText(app, text, { x: 80, y: 40 });
  const { graph, layout } = app.document.getState().pipeline;
  return { app, nodes: Object.values(graph.nodes), edges: graph.edges, layout };
}

test('what was copied is plain JSON and comes into another window with its edges and settings', async () => {
  expect(JSON.parse(copied)).toMatchObject({ format: 'patchbay/clipboard', version: 1 });
  const { app, nodes, edges, layout } = await paste(copied);
  expect(nodes.map(({ type, settings }) => [type, settings])).toEqual([
    ['text', pipeline.graph.nodes[toNodeId('a')]?.settings],
    ['preview', pipeline.graph.nodes[toNodeId('p')]?.settings],
  ]);
  const [a, p] = nodes;
  expect(edges).toMatchObject([{ source: a?.id, target: p?.id, targetPort: 'value' }]);
  expect(Object.values(layout).map(({ x }) => x)).toEqual([80, 480]);
  app.document.getState().undo();
  expect(app.document.getState().canUndo).toBe(false);
});

test('what is pasted again and again lies on no copy that is there already', async () => {
  const app = createTestApp();
  for (let times = 0; times < 3; times += 1) await pasteText(app, copied);
  const places = Object.values(app.document.getState().pipeline.layout);
  expect(new Set(places.map(({ x, y }) => `${x} ${y}`)).size).toBe(6);
  expect(places.slice(0, 2)).toEqual([
    { x: 32, y: 32 },
    { x: 432, y: 32 },
  ]);
});

test('the text of a whole pipeline file is pasted as its nodes', async () => {
  const { nodes, edges } = await paste(serializePipeline(pipeline));
  expect([nodes.length, edges.length]).toEqual([2, 1]);
});

test.each([
  ['newer', copied.replace('"version": 1', '"version": 9'), /newer version of Patchbay/],
  ['damaged', copied.replace('"nodes": {', '"nodes": 7, "old": {'), /damaged/],
  ['empty', toClipboardText(pipeline, []), /no nodes/],
])('nodes that are %s are told in one sentence, and nothing is added', async (_what, text, why) => {
  const { app, nodes } = await paste(text);
  expect(nodes).toEqual([]);
  expect(app.notices).toMatchObject([{ kind: 'error', message: expect.stringMatching(why) }]);
  expect(app.document.getState().canUndo).toBe(false);
});

test.each([
  '{"format": "other/clipboard", "pipeline": {}}',
  'it says "patchbay/clipboard"',
  '[1, 2]',
])('any other text, such as %s, becomes a text', async (text) => {
  const { nodes } = await paste(text);
  expect(nodes.map(({ type, settings }) => [type, settings['text']])).toEqual([['text', text]]);
});

test('nodes from a stranger are repaired as a file is: no path leaves the folder, no edge leads nowhere', () => {
  const hostile = JSON.stringify({
    ...JSON.parse(copied),
    pipeline: {
      ...pipeline,
      graph: {
        nodes: {
          u: {
            type: 'file-upload',
            typeVersion: 1,
            settings: { mode: 'one', files: [{ name: 'x', path: '/etc/passwd' }] },
            inputs: {},
          },
        },
        edges: [testEdge('gone.text -> u.x')],
      },
    },
  });
  const content = parseClipboardText(hostile);
  expect(content).toMatchObject({ kind: 'part', part: { graph: { edges: [] } } });
  expect(JSON.stringify(content)).not.toContain('/etc/passwd');
});
