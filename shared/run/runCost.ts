import { isFreeProvider } from './estimate.ts';
import { addUsd, formatUsd } from './money.ts';
import type { TaskState } from './reduceRun.ts';

/** What has been spent, in US dollars by the price table, and how many tasks cost nobody knows what. */
export type RunCost = { readonly usd: number; readonly unknown: number };

/** Nothing spent. */
export const noCost: RunCost = { usd: 0, unknown: 0 };

/** Adds what one task has cost; null is unknown and not 0. */
export function addCost({ usd, unknown }: RunCost, cost: number | null): RunCost {
  return cost === null ? { usd, unknown: unknown + 1 } : { usd: usd + cost, unknown };
}

/** What tasks have cost so far: of a run, or of one node. */
export function costOfTasks(tasks: Iterable<TaskState>): RunCost {
  let sum = noCost;
  for (const task of tasks) sum = addCost(sum, costOf(task));
  return sum;
}

/** In words, such as `about $0.12, and 3 tasks of unknown cost`; empty where all is free. */
export function costText({ usd, unknown }: RunCost): string {
  const about = usd === 0 ? '' : `about ${formatUsd(usd)}`;
  if (unknown === 0) return about;
  const rest = unknown === 1 ? '1 task of unknown cost' : `${unknown} tasks of unknown cost`;
  return about === '' ? rest : `${about}, and ${rest}`;
}

/** What one task has cost, in words: `$0.04`, `unknown cost`, or empty where it is free or has not ended. */
export function taskCostText(task: TaskState): string {
  const cost = costOf(task);
  if (cost === null) return 'unknown cost';
  return cost === 0 ? '' : formatUsd(cost);
}

/** Nothing is known to have been spent before an attempt has ended, and nothing where no provider was asked that charges. */
function costOf({ status, reused, cost, provider, attempts }: TaskState): number | null {
  const hasEnded = status === 'succeeded' || status === 'failed';
  const asked = provider ?? attempts.at(-1)?.provider ?? null;
  const isPaid = asked !== null && !isFreeProvider(asked) && !reused;
  if (!isPaid) return 0;
  return hasEnded ? cost : addUsd(...attempts.map((attempt) => attempt.cost));
}
