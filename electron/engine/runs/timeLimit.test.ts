import { expect, test } from 'vitest';
import { createManualTimers } from '../../../test/support/manualTimers.ts';
import type { GraphNode } from '../../../shared/domain/graph.ts';
import { toNodeId } from '../../../shared/domain/ids.ts';
import { isOverdue, startOwnLimit } from './timeLimit.ts';

const node: GraphNode = {
  id: toNodeId('zip'),
  type: 'download',
  typeVersion: 1,
  settings: {},
  inputs: {},
  policy: { timeoutMs: 2000 },
};

/** Work that goes on until its signal aborts. */
function endless(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(new Error('It was ended.')));
  });
}

function start() {
  const clock = createManualTimers();
  const run = new AbortController();
  const limit = startOwnLimit(clock.timers, node, run.signal);
  const work = limit?.within(endless(limit.signal));
  work?.catch(() => undefined);
  return { clock, run, work };
}

test('what runs here is asked to end when its time is over, and says so', async () => {
  const { clock, work } = start();
  await clock.advance(2000);
  await expect(work).rejects.toMatchObject({
    failure: {
      kind: 'timed-out',
      message:
        '"Download" took longer than its time limit of 2 s: raise the limit under Execution in the inspector, or run it again.',
    },
  });
});

test('what a cancel ends was not too slow, and no timer is left', async () => {
  const { clock, run, work } = start();
  run.abort();
  await expect(work).rejects.toThrow('It was ended.');
  expect(clock.count()).toBe(0);
});

test('a node without a limit has no timer', () => {
  const { policy: _, ...plain } = node;
  const { timers, count } = createManualTimers();
  expect(startOwnLimit(timers, plain, new AbortController().signal)).toBeUndefined();
  expect(count()).toBe(0);
});

test.each([
  [{ timeoutMs: 5000 }, 4400, false],
  [{ timeoutMs: 5000 }, 4600, true],
  [{ timeoutMs: 90_000, cancelAfterMs: 5000 }, 5000, true],
])('what was canceled under %j after %i ms was overdue: %s', (limits, tookMs, is) => {
  expect(isOverdue(limits, tookMs)).toBe(is);
});
