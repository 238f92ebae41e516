import { describe, expect, test } from 'vitest';
import { describeChange, describeReuse, isReuse, type ReuseReason } from './reuseReason.ts';

const at = Date.UTC(2026, 4, 12, 14, 3);
const clock = { now: Date.UTC(2026, 10, 1), timeZone: 'UTC' };
const week = { lifetimeMs: 7 * 86_400_000, of: 'official' } as const;

test.each<readonly [ReuseReason, boolean, string]>([
  [{ kind: 'same', at }, true, 'same as run of 12 May 14:03'],
  [{ kind: 'unpinned', at, ...week }, true, 'official model, version not pinned: kept for 7 days'],
  [
    { kind: 'expired', at, ...week, of: 'cog' },
    false,
    'model of a Cog server, version not pinned: the result of 12 May 14:03 was kept for 7 days',
  ],
  [
    { kind: 'unpinned', at, ...week, of: 'deployment' },
    true,
    'deployment, its version may change: kept for 7 days',
  ],
  [
    { kind: 'unpinned', at, ...week, of: 'training' },
    true,
    'training, its version may be deleted: kept for 7 days',
  ],
  [{ kind: 'upstream' }, false, 'upstream will run'],
  [{ kind: 'first' }, false, 'no earlier result'],
  [{ kind: 'again' }, false, 'asked to run again'],
  [
    { kind: 'lost', because: '"a.png" was deleted' },
    false,
    'the earlier result is gone: "a.png" was deleted',
  ],
])('%j', (reason, reused, sentence) => {
  expect(describeReuse(reason, clock)).toBe(sentence);
  expect(isReuse(reason)).toBe(reused);
});

test('the year is told where it is another, midnight is 00, and the time is that of the zone', () => {
  const now = Date.UTC(2027, 0, 2);
  const midnight = Date.UTC(2026, 11, 31, 0, 5);
  const reason = { kind: 'same', at: midnight } as const;
  expect(describeReuse(reason, { now, timeZone: 'UTC' })).toBe('same as run of 31 Dec 2026 00:05');
  expect(describeReuse(reason, { now, timeZone: 'Asia/Tokyo' })).toBe(
    'same as run of 31 Dec 2026 09:05',
  );
});

describe('what changed', () => {
  const before = { node: 'prediction@1', model: '"a/b"', version: '"1"', 'input.prompt': 'x' };

  test.each([
    [{ 'input.prompt': 'y' }, 'prompt changed'],
    [{ 'input.prompt': 'y', 'input.image': 'i' }, 'image and prompt changed'],
    [{ version: '"2"' }, 'model version changed'],
    [{ node: 'prediction@2' }, 'node type changed'],
    [{ model: '"a/c"', version: '"2"', 'input.other': 'z' }, 'model changed'],
    [{ 'input.a': '1', 'input.b': '1', 'input.c': '1' }, 'a, b and c changed'],
    [{ 'input.a': '1', 'input.b': '1', 'input.c': '1', 'input.d': '1' }, 'a, b and 2 more changed'],
  ])('%j', (changes, sentence) => {
    expect(describeChange(before, { ...before, ...changes })).toBe(sentence);
    expect(
      describeReuse({ kind: 'changed', before, after: { ...before, ...changes } }, clock),
    ).toBe(sentence);
  });

  test('an input that was taken away has changed', () => {
    const { 'input.prompt': _, ...after } = before;
    expect(describeChange(before, after)).toBe('prompt changed');
  });
});
