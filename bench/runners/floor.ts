import type { Prepare } from './runner.ts';

/** A ready queue in memory and nothing else: no journal, no types, no failures. What no engine can be faster than. */
export const prepare: Prepare = async ({ nodes, edges, ms, limit }) => {
  const next = Array.from({ length: nodes }, (): number[] => []);
  const needs = new Uint32Array(nodes);
  for (const [from, to] of edges) {
    next[from]?.push(to);
    needs[to] = (needs[to] ?? 0) + 1;
  }
  const run = (): Promise<number> =>
    new Promise((resolve) => {
      const left = Uint32Array.from(needs);
      const ready: number[] = [];
      let [head, running, done] = [0, 0, 0];
      left.forEach((count, at) => {
        if (count === 0) ready.push(at);
      });
      const end = (at: number): void => {
        running -= 1;
        done += 1;
        for (const to of next[at] ?? []) {
          const count = (left[to] ?? 0) - 1;
          left[to] = count;
          if (count === 0) ready.push(to);
        }
        if (done === nodes) resolve(done);
        else start();
      };
      const start = (): void => {
        while (running < limit && head < ready.length) {
          const at = ready[head] ?? 0;
          head += 1;
          running += 1;
          const wait = ms[at];
          if (wait === undefined) void Promise.resolve(at).then(end);
          else setTimeout(end, wait, at);
        }
      };
      start();
    });
  return { run };
};
