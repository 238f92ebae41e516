import { expect, test } from 'vitest';
import { panInto } from './panInto.ts';

const canvas = { left: 0, top: 100, right: 800, bottom: 700 };

function node(left: number, top: number, size = 200) {
  return { left, top, right: left + size, bottom: top + size };
}

test('a node that is wholly in view stays where it is', () => {
  expect(panInto(canvas, node(300, 300))).toEqual({ x: 0, y: 0 });
});

test('a node over an edge is brought in with some room', () => {
  expect(panInto(canvas, node(700, 300))).toEqual({ x: -124, y: 0 });
  expect(panInto(canvas, node(-50, 600))).toEqual({ x: 74, y: -124 });
});

test('of a node larger than the canvas the upper left part is shown', () => {
  expect(panInto(canvas, node(300, 300, 2000))).toEqual({ x: -276, y: -176 });
});
