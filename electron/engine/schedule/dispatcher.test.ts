import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createDispatcher, type Member } from './dispatcher.ts';

/** What happens to the runs at a dispatcher, one after the other. */
type Step =
  | { readonly do: 'offer'; readonly run: number; readonly lane: number; readonly begun: boolean }
  | { readonly do: 'end'; readonly at: number }
  | { readonly do: 'pause' | 'continue'; readonly run: number }
  | { readonly do: 'prioritize'; readonly run: number; readonly priority: number };

const runs = 4;
const run = fc.nat({ max: runs - 1 });
const lane = fc.nat({ max: 1 });
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('offer'),
      run,
      lane,
      begun: fc.integer({ min: 0, max: 9 }).map((of10) => of10 === 0),
    }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('end'), at: fc.nat({ max: 20 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('pause', 'continue'), run }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('prioritize'),
      run,
      priority: fc.integer({ min: -1, max: 1 }),
    }),
  },
);

type Run = {
  readonly member: Member;
  paused: boolean;
  priority: number;
  /** What waits, by lane: begun before or not. */
  readonly waiting: [boolean[], boolean[]];
  /** How often others of no higher priority were served while it could have been, by lane. */
  readonly passed: [number, number];
};

/** Does the steps and checks every start against the rules. */
function play(steps: readonly Step[], limit: number): void {
  const dispatcher = createDispatcher(() => limit);
  const all = Array.from({ length: runs }, (): Run => ({
    member: dispatcher.join(),
    paused: false,
    priority: 0,
    waiting: [[], []],
    passed: [0, 0],
  }));
  const ends: (() => void)[] = [];
  const mayStart = (each: Run, at: 0 | 1): boolean =>
    each.waiting[at].some((begun) => begun || !each.paused);

  const onStart = (own: Run, at: 0 | 1, begun: boolean): void => {
    expect(own.paused && !begun).toBe(false);
    for (const other of all) {
      if (other === own || !mayStart(other, at)) continue;
      expect(other.priority).toBeLessThanOrEqual(own.priority);
      if (other.priority < own.priority) continue;
      other.passed[at] += 1;
      expect(other.passed[at]).toBeLessThan(runs);
    }
    own.passed[at] = 0;
    own.waiting[at].splice(own.waiting[at].indexOf(begun), 1);
  };

  const act = (step: Step): void => {
    if (step.do === 'end') return ends.splice(step.at % Math.max(1, ends.length), 1)[0]?.();
    const own = all[step.run];
    if (own === undefined) return undefined;
    switch (step.do) {
      case 'offer': {
        const at = step.lane === 0 ? 0 : 1;
        own.waiting[at].push(step.begun);
        return own.member.offer({
          lane: String(at),
          chunk: 0,
          rank: 0,
          goesOn: step.begun,
          start: (release) => {
            onStart(own, at, step.begun);
            ends.push(release);
          },
        });
      }
      case 'prioritize':
        own.priority = step.priority;
        return own.member.setPriority(step.priority);
      default:
        own.paused = step.do === 'pause';
        own.passed.fill(0);
        return own.member.setPaused(own.paused);
    }
  };

  for (const step of steps) act(step);
  for (const each of all) {
    each.paused = false;
    each.member.setPaused(false);
  }
  for (let end = ends.shift(); end !== undefined; end = ends.shift()) end();
  expect(all.flatMap(({ waiting }) => waiting.flat())).toEqual([]);
}

test('a paused run starts nothing new, a higher priority goes first, and equals have their turns', () => {
  fc.assert(
    fc.property(
      fc.array(anyStep, { maxLength: 150, size: 'max' }),
      fc.integer({ min: 1, max: 3 }),
      play,
    ),
    { numRuns: 400 },
  );
});

test('a run stands still once it is paused and nothing of it goes on', () => {
  const member = createDispatcher(() => 2).join();
  const told: string[] = [];
  member.onStill(() => told.push('still'));
  const ends: (() => void)[] = [];
  const start = (release: () => void): void => void ends.push(release);
  const offer = { lane: 'a', chunk: 0, rank: 0, start };
  for (let count = 0; count < 3; count += 1) member.offer(offer);
  member.setPaused(true);
  ends[0]?.();
  expect(told).toEqual([]);
  ends[1]?.();
  expect([told, ends.length, member.isStill()]).toEqual([['still'], 2, true]);
  member.offer({ ...offer, goesOn: true });
  expect([ends.length, member.isStill()]).toEqual([3, false]);
  ends[2]?.();
  expect([told, member.isIn()]).toEqual([['still', 'still'], true]);
  member.setPaused(false);
  ends[3]?.();
  member.setPaused(true);
  expect(told).toEqual(['still', 'still', 'still']);
  member.leave();
  expect(member.isIn()).toBe(false);
});
