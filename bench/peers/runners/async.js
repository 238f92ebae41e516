import { auto } from 'async';
import { createSlots } from './slots.js';

/** async's `auto`: a task for each node, named after it. */
export async function prepare({ nodes, edges, ms, limit }) {
  const wait = createSlots(limit);
  const needs = Array.from({ length: nodes }, () => []);
  for (const [from, to] of edges) needs[to].push(String(from));
  let count = 0;
  const tasks = Object.fromEntries(
    needs.map((names, at) => {
      const task = async () => {
        if (ms[at] !== undefined) await wait(ms[at]);
        count += 1;
        return 'x';
      };
      return [String(at), names.length === 0 ? task : [...names, task]];
    }),
  );
  return {
    run: async () => {
      count = 0;
      await auto(tasks);
      return count;
    },
  };
}
