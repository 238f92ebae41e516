import fc from 'fast-check';
import { expect, test } from 'vitest';
import { testEdge, testNode, testPipeline } from '../../../test/support/rendererApp.ts';
import { toNodeId, type NodeId } from '../../../shared/domain/ids.ts';
import type { GraphNode, Pipeline } from '../../../shared/domain/graph.ts';
import { applyCommand, type GraphCommand } from '../../../shared/graph/commands.ts';
import { portsOf } from '../../../shared/graph/portsOf.ts';
import type { NodeShape } from '../../engine/createNodeShapes.ts';
import { findBox } from './findInScene.ts';
import { emptyScene, toScene, type Scene } from './scene.ts';

const [a, b, dot, note, frame, other] = ['a', 'b', 'dot', 'note', 'frame', 'other'].map(toNodeId);
const ids = [a, b, dot, note, frame, other].flatMap((id) => id ?? []);

const start: Pipeline = {
  ...testPipeline(
    [
      { ...testNode('a', 'text-template'), frame: toNodeId('frame') },
      testNode('b', 'text-template'),
      { ...testNode('dot', 'reroute'), frame: toNodeId('other') },
      testNode('note', 'note'),
      testNode('frame', 'frame'),
      testNode('other', 'frame'),
    ],
    ['a.text -> b.subject', 'b.text -> dot.in'].map(testEdge),
  ),
  layout: Object.fromEntries(
    ids.map((id, index) => [id, { x: index * 40, y: 40, width: 240, height: 200 }]),
  ),
};

type Shapes = ReadonlyMap<NodeId, NodeShape>;

function sceneOf(before: Scene, pipeline: Pipeline, shapes: Shapes = new Map()) {
  const asked: NodeId[] = [];
  const scene = toScene(before, {
    pipeline,
    shapeOf: (id) => shapes.get(id),
    portsOf: (node: GraphNode) => {
      asked.push(node.id);
      return portsOf(node, pipeline);
    },
  });
  return { scene, asked };
}

test('after a keystroke only the node that was typed in is looked at, and all other boxes are the same objects', () => {
  const { scene: before } = sceneOf(emptyScene, start);
  const typed = applyCommand(start, {
    type: 'setInput',
    nodeId: toNodeId('a'),
    port: 'subject',
    value: 'x',
  });
  const { scene, asked } = sceneOf(before, typed);
  // A frame with a dot in it is laid anew each time.
  expect(asked).toEqual(['a', 'other']);
  const changed = scene.nodes.filter((box) => box !== findBox(before, box.node.id));
  expect(changed.map(({ node }) => node.id)).toEqual(['a']);
  expect(scene.edges).toBe(before.edges);
  expect(scene.indexOf).toBe(before.indexOf);
});

test('a member that moves is looked at with its frame, and nothing else', () => {
  const { scene: before } = sceneOf(emptyScene, start);
  const moved = applyCommand(start, {
    type: 'place',
    layout: { [toNodeId('a')]: { x: 8, y: 48 } },
  });
  expect(sceneOf(before, moved).asked).toEqual(['a', 'frame', 'other']);
});

const id = fc.constantFrom(...ids);
const place = fc.record({
  x: fc.integer({ min: 0, max: 30 }).map((x) => x * 16),
  y: fc.integer({ min: 0, max: 30 }).map((y) => y * 16),
  width: fc.constantFrom(240, 400),
  height: fc.constantFrom(160, 320),
});
const command: fc.Arbitrary<GraphCommand> = fc.oneof(
  fc.record({ nodeId: id, text: fc.constantFrom('x', 'y') }).map(({ nodeId, text }) => ({
    type: 'setSettings' as const,
    nodeId,
    settings: { text },
  })),
  fc.record({ nodeId: id, title: fc.constantFrom('One', 'Two', undefined) }).map((title) => ({
    type: 'setTitle' as const,
    ...title,
  })),
  fc.record({ at: id, to: place }).map(({ at, to }) => ({
    type: 'place' as const,
    layout: { [at]: to },
  })),
  fc
    .record({ node: id, into: fc.constantFrom(toNodeId('frame'), toNodeId('other'), undefined) })
    .map(({ node, into }) => ({ type: 'setFrame' as const, nodes: [node], frame: into })),
  fc
    .record({
      nodeId: fc.constantFrom(toNodeId('frame'), toNodeId('other')),
      collapsed: fc.boolean(),
    })
    .map(({ nodeId, collapsed }) => ({
      type: 'setSettings' as const,
      nodeId,
      settings: { collapsed },
    })),
  id.map((gone) => ({ type: 'remove' as const, nodes: [gone], edges: [] })),
  fc.constantFrom(...Object.values(start.graph.nodes)).map((node) => ({
    type: 'add' as const,
    nodes: [node],
    edges: [],
    layout: {},
  })),
  fc.constant({
    type: 'connect' as const,
    edge: testEdge('note.text -> b.subject'),
    replaces: [],
  }),
);
const measured = fc.record({
  of: id,
  width: fc.constantFrom(256, 300),
  height: fc.constantFrom(90, 180, 400),
});

test('whatever is edited and measured, the scene is the one that is made from nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(command, measured), { maxLength: 12 }), (steps) => {
      let pipeline = start;
      let shapes: Shapes = new Map();
      let { scene } = sceneOf(emptyScene, pipeline, shapes);
      for (const step of steps) {
        if ('of' in step) {
          const { of, width, height } = step;
          shapes = new Map([...shapes, [of, { width, height, handles: [] }]]);
        } else pipeline = applyCommand(pipeline, step);
        ({ scene } = sceneOf(scene, pipeline, shapes));
        const { scene: fresh } = sceneOf(emptyScene, pipeline, shapes);
        expect(scene).toEqual(fresh);
      }
    }),
  );
});
