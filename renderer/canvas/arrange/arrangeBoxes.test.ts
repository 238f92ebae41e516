import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toNodeId } from '../../../shared/domain/ids.ts';
import { alignBoxes, rectAround, type Alignment, type Box } from './alignBoxes.ts';
import { distributeBoxes } from './distributeBoxes.ts';

const coordinate = fc.integer({ min: -4000, max: 4000 });
const size = fc.integer({ min: 1, max: 600 });
const boxes = fc
  .array(fc.record({ x: coordinate, y: coordinate, width: size, height: size }), {
    minLength: 2,
    maxLength: 12,
  })
  .map((rects) => rects.map((rect, index): Box => ({ ...rect, id: toNodeId(`n${index}`) })));

function placed(all: readonly Box[], places: ReturnType<typeof alignBoxes>): readonly Box[] {
  return all.map((box) => ({ ...box, ...places.get(box.id) }));
}

test('aligned boxes share the edge of the rectangle around them, or its middle, and move one way only', () => {
  const lineOf: { readonly [at in Alignment]: (box: Box) => number } = {
    left: (box) => box.x,
    center: (box) => box.x + box.width / 2,
    right: (box) => box.x + box.width,
    top: (box) => box.y,
    middle: (box) => box.y + box.height / 2,
    bottom: (box) => box.y + box.height,
  };
  const alignments = Object.keys(lineOf) as readonly Alignment[];
  fc.assert(
    fc.property(boxes, fc.constantFrom(...alignments), (all, at) => {
      const around = { id: toNodeId('all'), ...rectAround(all) };
      const wanted = lineOf[at](around);
      for (const [index, box] of placed(all, alignBoxes(all, at)).entries()) {
        expect(Math.abs(lineOf[at](box) - wanted)).toBeLessThanOrEqual(0.5);
        const isAcross = at === 'left' || at === 'center' || at === 'right';
        expect(isAcross ? box.y : box.x).toBe(isAcross ? all[index]?.y : all[index]?.x);
      }
    }),
  );
});

test('distributed boxes have equal gaps, in their order, and stay within the same edges', () => {
  fc.assert(
    fc.property(boxes, fc.boolean(), (all, isAcross) => {
      const next = placed(all, distributeBoxes(all, isAcross ? 'horizontal' : 'vertical'));
      const startOf = (box: Box): number => (isAcross ? box.x : box.y);
      const sizeOf = (box: Box): number => (isAcross ? box.width : box.height);
      const middleOf = (box: Box): number => startOf(box) + sizeOf(box) / 2;
      const order = all
        .map((box, index) => ({ index, middle: middleOf(box) }))
        .toSorted((a, b) => a.middle - b.middle)
        .flatMap(({ index }) => next[index] ?? []);
      const gaps = order.slice(1).map((box, index) => {
        const before = order[index] ?? box;
        return startOf(box) - startOf(before) - sizeOf(before);
      });
      expect(Math.max(...gaps) - Math.min(...gaps)).toBeLessThanOrEqual(2);
      expect(startOf(order[0] ?? boxAt(0))).toBe(Math.min(...all.map(startOf)));
      const last = order.at(-1) ?? boxAt(0);
      const end = Math.max(...all.map((box) => startOf(box) + sizeOf(box)));
      expect(Math.abs(startOf(last) + sizeOf(last) - end)).toBeLessThanOrEqual(1);
    }),
  );
});

function boxAt(x: number): Box {
  return { id: toNodeId('none'), x, y: 0, width: 1, height: 1 };
}
