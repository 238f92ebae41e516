import { createPriorityQueue } from '../electron/engine/schedule/priorityQueue.ts';

/** Work on a simulated clock: `needs` must end before it, and it takes `ms`. */
export type SimTask = {
  readonly ms: number;
  readonly needs: readonly number[];
  /** The lowest goes first; equal ones in the order in which they became ready. */
  readonly priority: readonly number[];
};

type Ready = { readonly at: number; readonly turn: number };
type Ending = { readonly at: number; readonly ms: number };

/** When the last task ends, where `limit` of them work at once and scheduling itself takes no time. Milliseconds. */
export function simulate(tasks: readonly SimTask[], limit: number): number {
  const next = tasks.map((): number[] => []);
  const left = tasks.map(({ needs }) => needs.length);
  for (const [at, { needs }] of tasks.entries()) for (const each of needs) next[each]?.push(at);
  const ready = createPriorityQueue<Ready>((a, b) => {
    const order = compare(tasks[a.at]?.priority ?? [], tasks[b.at]?.priority ?? []);
    return order === 0 ? a.turn < b.turn : order < 0;
  });
  const ends = createPriorityQueue<Ending>((a, b) => a.ms < b.ms);
  let [turn, now] = [0, 0];
  const offer = (at: number): void => ready.push({ at, turn: turn++ });
  const start = (): void => {
    while (ends.size < limit) {
      const each = ready.pop();
      if (each === undefined) return;
      ends.push({ at: each.at, ms: now + (tasks[each.at]?.ms ?? 0) });
    }
  };
  const end = (at: number): void => {
    for (const to of next[at] ?? []) {
      const count = (left[to] ?? 0) - 1;
      left[to] = count;
      if (count === 0) offer(to);
    }
  };
  for (const [at, count] of left.entries()) if (count === 0) offer(at);
  start();
  for (let ended = ends.pop(); ended !== undefined; ended = ends.pop()) {
    now = ended.ms;
    end(ended.at);
    start();
  }
  return now;
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [at, each] of a.entries()) if (each !== b[at]) return each - (b[at] ?? 0);
  return 0;
}
