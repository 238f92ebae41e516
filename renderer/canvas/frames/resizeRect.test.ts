import { expect, test } from 'vitest';
import { resizeRect } from './resizeRect.ts';

const rect = { x: 80, y: 40, width: 400, height: 240 };
const least = { width: 160, height: 72 };

test('the dragged sides follow along the grid, the others stay', () => {
  const by = { x: 13, y: -21 };
  expect(resizeRect(rect, { sides: { x: 1, y: 1 }, by, least })).toEqual({
    x: 80,
    y: 40,
    width: 416,
    height: 216,
  });
  expect(resizeRect(rect, { sides: { x: -1, y: 0 }, by, least })).toEqual({
    x: 96,
    y: 40,
    width: 384,
    height: 240,
  });
});

test('a box never gets smaller than it may be, and its other side never moves for that', () => {
  const by = { x: 900, y: 900 };
  expect(resizeRect(rect, { sides: { x: -1, y: -1 }, by, least })).toEqual({
    x: 320,
    y: 208,
    width: 160,
    height: 72,
  });
  const back = { x: -900, y: -900 };
  expect(resizeRect(rect, { sides: { x: 1, y: 1 }, by: back, least })).toEqual({
    ...rect,
    width: 160,
    height: 72,
  });
});
