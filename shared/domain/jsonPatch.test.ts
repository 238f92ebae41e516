import { expect, test } from 'vitest';
import fc from 'fast-check';
import { applyJsonPatch, diffJson } from './jsonPatch.ts';

/** As it is read back: JSON knows no negative zero. */
const json = fc
  .jsonValue({ maxDepth: 4 })
  .map((value): unknown => JSON.parse(JSON.stringify(value)));

test('a patch makes the one of the other, whatever they are', () => {
  fc.assert(
    fc.property(json, json, (before, after) => {
      const patch = diffJson(before, after);
      const made = patch === undefined ? before : applyJsonPatch(before, patch);
      expect(JSON.stringify(sorted(made))).toBe(JSON.stringify(sorted(after)));
    }),
  );
});

test('a patch survives JSON, as on disk', () => {
  fc.assert(
    fc.property(json, json, (before, after) => {
      const patch = diffJson(before, after) ?? { in: {} };
      const read: unknown = JSON.parse(JSON.stringify(patch));
      expect(applyJsonPatch(before, read as typeof patch)).toEqual(applyJsonPatch(before, patch));
    }),
  );
});

test('one changed key of 5,000 is one key in the patch, and the others stay the same object', () => {
  const nodes = Object.fromEntries(
    Array.from({ length: 5000 }, (_, index) => [`n${index}`, { text: 'x'.repeat(1000) }]),
  );
  const before = { graph: { nodes, edges: [] } };
  const after = { graph: { ...before.graph, nodes: { ...nodes, n7: { text: 'y' } } } };
  const patch = diffJson(before, after);
  expect(patch).toEqual({
    in: { graph: { in: { nodes: { in: { n7: { in: { text: { is: 'y' } } } } } } } },
  });
  const made = patch && applyJsonPatch(before, patch);
  expect(made).toEqual(after);
  expect(made).toMatchObject({ graph: { nodes: { n8: nodes['n8'] } } });
});

test('a list tells only what was put in or taken out; undefined is absent', () => {
  const [a, b, c] = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
  expect(diffJson([a, b, c], [a, c])).toEqual({ at: 1, drop: 1, put: [] });
  expect(diffJson([a, c], [a, b, c])).toEqual({ at: 1, drop: 0, put: [b] });
  expect(diffJson({ x: 1, y: undefined }, { x: 1 })).toBeUndefined();
  expect(diffJson({ x: 1 }, { x: undefined })).toEqual({ in: { x: null } });
});

test('no key reaches a prototype', () => {
  const evil = JSON.parse('{ "in": { "__proto__": { "in": { "polluted": { "is": true } } } } }');
  const made = applyJsonPatch({}, evil);
  expect(Object.getPrototypeOf(made)).toBe(Object.prototype);
  expect(Object.hasOwn({}, 'polluted') || 'polluted' in {}).toBe(false);
});

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .map(([key, item]) => [key, sorted(item)])
    .sort(([one], [two]) => (String(one) < String(two) ? -1 : 1));
}
