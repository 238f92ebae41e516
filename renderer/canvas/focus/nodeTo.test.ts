import { expect, test } from 'vitest';
import { testEdge, testNode, testPipeline } from '../../../test/support/rendererApp.ts';
import { toNodeId } from '../../../shared/domain/ids.ts';
import { applyCommand } from '../../../shared/graph/commands.ts';
import { portsOf } from '../../../shared/graph/portsOf.ts';
import { findBox } from '../scene/findInScene.ts';
import { emptyScene, toScene } from '../scene/scene.ts';
import { isNodeKey, nodeInPlaceOf, nodeTo, type NodeKey } from './nodeTo.ts';

/** `a` feeds `b`, `c` and `far`, which stand below each other; a note above them, a lone text below. */
const pipeline = applyCommand(
  testPipeline(
    [
      testNode('a', 'text'),
      testNode('b', 'preview'),
      testNode('c', 'preview'),
      testNode('far', 'preview'),
      testNode('note', 'note'),
      testNode('lone', 'text'),
    ],
    ['a.text -> b.value', 'a.text -> c.value', 'a.text -> far.value'].map(testEdge),
  ),
  {
    type: 'place',
    layout: {
      [toNodeId('a')]: { x: 0, y: 300 },
      [toNodeId('b')]: { x: 400, y: 0 },
      [toNodeId('c')]: { x: 400, y: 320 },
      [toNodeId('far')]: { x: 440, y: 900 },
      [toNodeId('note')]: { x: 0, y: -400 },
      [toNodeId('lone')]: { x: 400, y: 700 },
    },
  },
);
const scene = toScene(emptyScene, {
  pipeline,
  shapeOf: () => undefined,
  portsOf: (node) => portsOf(node, pipeline),
});

function go(from: string, key: NodeKey): string | undefined {
  const node = findBox(scene, toNodeId(from));
  return node && nodeTo(scene, node, key)?.node.id;
}

test('right and left follow edges, to the nearest of several; without an edge they go to what stands there', () => {
  expect(go('a', 'ArrowRight')).toBe('c');
  expect(go('far', 'ArrowLeft')).toBe('a');
  expect(go('lone', 'ArrowLeft')).toBe('a');
  expect(go('note', 'ArrowRight')).toBe('b');
  expect(go('note', 'ArrowLeft')).toBeUndefined();
});

test('up and down go to what stands there, rather to a node that is fed by the same one', () => {
  expect(go('b', 'ArrowDown')).toBe('c');
  expect(go('c', 'ArrowUp')).toBe('b');
  expect(go('c', 'ArrowDown')).toBe('far');
  expect(go('lone', 'ArrowUp')).toBe('c');
  expect(go('note', 'ArrowUp')).toBeUndefined();
});

test('Home and End lead to the first source and the last sink, the Page keys through every node', () => {
  expect(go('c', 'Home')).toBe('a');
  expect(go('a', 'End')).toBe('far');
  const seen = ['note'];
  for (let at = go('note', 'PageDown'); at !== undefined; at = go(at, 'PageDown')) seen.push(at);
  expect(seen).toEqual(['note', 'a', 'b', 'c', 'lone', 'far']);
  expect(go('a', 'PageUp')).toBe('note');
  expect(['Home', 'Tab', 'a'].map(isNodeKey)).toEqual([true, false, false]);
});

test('where a node is gone its source comes next, else what stands left of it, else the nearest', () => {
  const next = (gone: string, ...also: readonly string[]) =>
    nodeInPlaceOf(scene, toNodeId(gone), (id) => id !== gone && !also.includes(id));
  expect(next('c')).toBe('a');
  expect(next('c', 'a')).toBe('note');
  expect(next('lone')).toBe('a');
  expect(next('a')).toBe('c');
  expect(nodeInPlaceOf(scene, toNodeId('c'), () => false)).toBeUndefined();
});
