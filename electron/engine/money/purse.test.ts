import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Paused } from '../../../shared/run/paused.ts';
import { settle } from '../../../test/support/manualTimers.ts';
import { deferral, isDeferral } from '../schedule/deferral.ts';
import { createRunPurse, type Reserving } from './purse.ts';

/** In cents: what a task may cost, what it costs, and how many turns it takes. One that is lost keeps what was set aside. */
type Task = {
  readonly estimate: number;
  readonly cost: number;
  readonly turns: number;
  readonly isLost: boolean;
};

const anyTask: fc.Arbitrary<Task> = fc
  .record({
    estimate: fc.integer({ min: 0, max: 9 }),
    share: fc.integer({ min: 0, max: 4 }),
    turns: fc.integer({ min: 0, max: 4 }),
    isLost: fc.integer({ min: 0, max: 4 }).map((of5) => of5 === 0),
  })
  .map(({ estimate, share, turns, isLost }) => ({
    estimate,
    cost: Math.floor((estimate * share) / 4),
    turns,
    isLost,
  }));

/** Runs the tasks together under a limit; those that were put off begin again once the limit is twice as high. */
async function spend(tasks: readonly Task[], firstLimit: number) {
  let limit = firstLimit;
  let [spent, reserved, underway] = [0, 0, 0];
  let paused: Paused | undefined;
  let onPause = (): void => {};
  const pauses: Paused[] = [];
  const purse = createRunPurse({
    requireGoing: () => {
      if (paused !== undefined) throw deferral();
    },
    pause: (why) => {
      paused = why;
      pauses.push(why);
      onPause();
    },
    onPause: (listener) => {
      onPause = listener;
    },
    signal: new AbortController().signal,
  });

  const run = async ({ estimate, cost, turns, isLost }: Task): Promise<'done' | 'put off'> => {
    const reserving: Reserving = () => {
      if (spent + reserved + estimate <= limit) {
        reserved += estimate;
        return undefined;
      }
      const facts = { reason: 'over-cap', cap: 'run', limit, spent, reserved } as const;
      return { ...facts, model: 'acme/a', next: estimate };
    };
    try {
      await purse.during(async () => {
        await purse.reserve(reserving);
        underway += 1;
        for (let turn = 0; turn < turns; turn += 1) await settle();
        expect(spent + reserved).toBeLessThanOrEqual(limit);
        underway -= 1;
        if (isLost) return;
        reserved -= estimate;
        spent += cost;
      });
      return 'done';
    } catch (error) {
      if (!isDeferral(error)) throw error;
      return 'put off';
    }
  };

  let left = tasks;
  while (left.length > 0) {
    const ends = await Promise.all(left.map(run));
    expect(underway).toBe(0);
    left = left.filter((_, index) => ends[index] === 'put off');
    expect(left.length > 0).toBe(paused !== undefined);
    limit = Math.max(1, 2 * limit);
    paused = undefined;
  }
  return { pauses, spent, reserved };
}

test('whatever tasks cost, the limit holds, none waits for ever, and all are done once it is high enough', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyTask, { maxLength: 12 }),
      fc.integer({ min: 0, max: 20 }),
      async (tasks, limit) => {
        const { pauses, spent, reserved: kept } = await spend(tasks, limit);
        const ended = tasks.filter(({ isLost }) => !isLost);
        expect(spent).toBe(ended.reduce((sum, { cost }) => sum + cost, 0));
        const lost = tasks.filter(({ isLost }) => isLost);
        expect(kept).toBe(lost.reduce((sum, { estimate }) => sum + estimate, 0));
        for (const paused of pauses) {
          if (paused.why === 'user') throw new Error('Nobody has paused it.');
          const { spent: before, reserved, next, limit: at } = paused.refusal;
          expect(before + reserved + (next ?? 0)).toBeGreaterThan(at);
          // What is under way could not make it fit.
          if (lost.length === 0 && reserved > 0) expect(before + (next ?? 0)).toBeGreaterThan(at);
        }
      },
    ),
    { numRuns: 200 },
  );
});
