import { expect, test } from 'vitest';
import { testEdge, testNode, testPipeline } from '../../../test/support/rendererApp.ts';
import { toNodeId } from '../../../shared/domain/ids.ts';
import { applyCommand } from '../../../shared/graph/commands.ts';
import { portsOf } from '../../../shared/graph/portsOf.ts';
import { toFlowEdges, toFlowNodes } from '../toFlow.ts';
import { nodeAt, nodesToSelect } from './findInScene.ts';
import { emptyScene, toScene, type Scene } from './scene.ts';

const frame = toNodeId('frame');
const inside = (id: string) => ({ ...testNode(id, 'text-template'), frame });
/** `a` feeds `b`, `b` feeds `c`, `c` feeds `d`; `b` and `c` stand in the frame. */
const open = testPipeline(
  [
    testNode('a', 'text'),
    inside('b'),
    inside('c'),
    testNode('d', 'preview'),
    testNode('frame', 'frame'),
  ],
  ['a.text -> b.subject', 'b.text -> c.subject', 'c.text -> d.value'].map(testEdge),
);
const collapsed = applyCommand(open, {
  type: 'setSettings',
  nodeId: frame,
  settings: { collapsed: true },
});

function sceneOf(pipeline: typeof open, before: Scene = emptyScene): Scene {
  return toScene(before, {
    pipeline,
    shapeOf: () => undefined,
    portsOf: (node) => portsOf(node, pipeline),
  });
}

test('a collapsed frame stands for its members: they are not drawn, and edges end at its border', () => {
  const scene = sceneOf(collapsed);
  expect([...scene.indexOf.keys()]).toEqual(['a', 'd', 'frame']);
  expect([...scene.hidden]).toEqual([
    ['b', 'frame'],
    ['c', 'frame'],
  ]);
  const nodes = toFlowNodes([], {
    scene,
    near: new Set(scene.indexOf.keys()),
    edges: scene.edges,
    selected: new Set(),
  });
  const edges = toFlowEdges([], {
    scene,
    graph: collapsed.graph,
    edges: scene.edges,
    selected: new Set(),
  });
  expect(
    edges.map(({ source, sourceHandle, target, targetHandle }) => [
      `${source} ${sourceHandle}`,
      `${target} ${targetHandle}`,
    ]),
  ).toEqual([
    ['a text', 'frame b subject'],
    ['frame c text', 'd value'],
  ]);
  const box = nodes.find(({ id }) => id === 'frame');
  expect(box?.data.borders).toMatchObject([
    { port: 'b subject', side: 'input', label: 'Text template', color: 'port-text' },
    { port: 'c text', side: 'output', label: 'Text template', color: 'port-text' },
  ]);
  expect(box?.height).toBeLessThan(100);
});

test('typing changes nothing of a collapsed frame; opening it brings its members back', () => {
  const before = sceneOf(collapsed);
  const typed = applyCommand(collapsed, {
    type: 'setSettings',
    nodeId: toNodeId('a'),
    settings: { text: 'x' },
  });
  const after = sceneOf(typed, before);
  expect(after.nodes.at(-1)).toBe(before.nodes.at(-1));
  expect(sceneOf(open, after).nodes).toHaveLength(5);
});

test('an open frame is hit by its title only, below its members, and selected by a box around it', () => {
  const placed = applyCommand(open, {
    type: 'place',
    layout: {
      [frame]: { x: 2000, y: 0, width: 400, height: 300 },
      [toNodeId('b')]: { x: 2050, y: 20 },
    },
  });
  const scene = sceneOf(placed);
  expect(nodeAt(scene, { x: 2010, y: 20 }, 36)?.node.id).toBe('frame');
  expect(nodeAt(scene, { x: 2060, y: 30 }, 36)?.node.id).toBe('b');
  expect(nodeAt(scene, { x: 2010, y: 250 }, 36)).toBeUndefined();
  const selected = (width: number) =>
    nodesToSelect(scene, { x: 1990, y: -10, width, height: 400 }).map(({ node }) => node.id);
  expect(selected(300)).toEqual(['b']);
  expect(selected(420)).toEqual(['b', 'frame']);
});
