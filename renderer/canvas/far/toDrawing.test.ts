import { expect, test } from 'vitest';
import { testEdge, testNode, testPipeline } from '../../../test/support/rendererApp.ts';
import { toNodeId } from '../../../shared/domain/ids.ts';
import { portsOf } from '../../../shared/graph/portsOf.ts';
import { emptyScene, toScene } from '../scene/scene.ts';
import { toDrawing, type DrawingState } from './toDrawing.ts';

const [a, b] = [toNodeId('a'), toNodeId('b')];
const pipeline = testPipeline(
  [{ ...testNode('a', 'text'), title: 'Prompt', disabled: true }, testNode('b', 'note')],
  [testEdge('a.text -> b.value')],
);
const scene = toScene(emptyScene, {
  pipeline,
  shapeOf: () => undefined,
  portsOf: (node) => portsOf(node, pipeline),
});
const view = { x: 10, y: 20, zoom: 0.25, width: 1000, height: 800 };
const plain: DrawingState = {
  near: new Set(),
  hasEdges: true,
  selected: new Set(),
  found: new Set(),
  statusOf: () => undefined,
  isOff: ({ disabled }) => disabled === true,
  hovered: undefined,
  focused: undefined,
};

test('nodes are boxes in whole pixels with their title, their ports in the colours of their types', () => {
  const { nodes, dot } = toDrawing(scene, view, plain);
  expect(nodes[0]).toMatchObject({
    id: 'a',
    x: 10,
    y: 20,
    width: 64,
    height: 40,
    title: 'Prompt',
    body: 'color-surface',
    border: 'color-border-strong',
    line: 1,
    isFaint: true,
    dots: [{ x: 74, color: 'port-text' }],
  });
  expect(nodes[1]).toMatchObject({ id: 'b', x: 110, body: 'color-warning-soft', dots: [] });
  expect(dot).toBe(1.25);
});

test('what a search has found stands out', () => {
  const { nodes } = toDrawing(scene, view, { ...plain, found: new Set([b]) });
  expect(nodes.map(({ isFound }) => isFound)).toEqual([false, true]);
});

test('a selection goes before a status, and a status before the mouse', () => {
  const border = (changes: Partial<DrawingState>) =>
    toDrawing(scene, view, { ...plain, ...changes }).nodes[0]?.border;
  const failed: Partial<DrawingState> = { statusOf: (id) => (id === a ? 'failed' : undefined) };
  expect(border({ hovered: a })).toBe('color-text-muted');
  expect(border({ hovered: a, ...failed })).toBe('color-danger');
  expect(border({ ...failed, selected: new Set([a]) })).toBe('color-accent');
  expect(border({ statusOf: () => 'running' })).toBe('color-accent');
  expect(border({ statusOf: () => 'waiting' })).toBe('color-border-strong');
});

test('lines run from port to port in one list per colour; a selected one stands out', () => {
  const { lines } = toDrawing(scene, view, plain);
  expect(lines).toEqual([{ color: 'port-text', width: 1, ends: [74, 32, 110, 40] }]);
  const [edge] = pipeline.graph.edges;
  const chosen = toDrawing(scene, view, { ...plain, selected: new Set([edge?.id ?? '']) });
  expect(chosen.lines[0]?.color).toBe('color-accent');
});

test('what is out of view or an element of the page is not drawn; far out there are no titles and dots', () => {
  const idsAt = (changes: Partial<typeof view>, state: Partial<DrawingState> = {}) =>
    toDrawing(scene, { ...view, ...changes }, { ...plain, ...state }).nodes.map(({ id }) => id);
  expect(idsAt({ x: -80 })).toEqual(['b']);
  expect(idsAt({ x: -400 })).toEqual([]);
  expect(idsAt({}, { near: new Set([a]) })).toEqual(['b']);
  expect(toDrawing(scene, view, { ...plain, hasEdges: false }).lines).toEqual([]);
  const { nodes, dot } = toDrawing(scene, { ...view, zoom: 0.05 }, plain);
  expect(nodes.map(({ title, dots }) => [title, dots])).toEqual([
    [undefined, []],
    [undefined, []],
  ]);
  expect(dot).toBe(0);
});

test('the node that the keyboard is at is marked', () => {
  const { nodes } = toDrawing(scene, view, { ...plain, focused: b });
  expect(nodes.map(({ isFocused }) => isFocused)).toEqual([false, true]);
});

test('an open frame is drawn below the lines, a bypassed node and a reroute look like what they do', () => {
  const [frame, dot] = [toNodeId('frame'), toNodeId('dot')];
  const dressed = testPipeline(
    [
      testNode('frame', 'frame', { color: 'green' }),
      { ...testNode('a', 'text-template'), bypassed: true, frame },
      testNode('dot', 'reroute', { itemType: 'text' }),
    ],
    [testEdge('a.text -> dot.in')],
  );
  const drawing = toDrawing(
    toScene(emptyScene, {
      pipeline: dressed,
      shapeOf: () => undefined,
      portsOf: (node) => portsOf(node, dressed),
    }),
    view,
    plain,
  );
  expect(drawing.frames).toMatchObject([
    {
      id: frame,
      body: 'frame-green-soft',
      header: 'frame-green-title',
      border: 'frame-green',
      title: 'Frame',
      width: 100,
    },
  ]);
  expect(drawing.nodes).toMatchObject([
    { id: a, body: 'color-bypass-soft', border: 'color-bypass' },
    { id: dot, body: 'port-text', title: undefined, dots: [] },
  ]);
});
