import { isFreeProvider } from './estimate.ts';
import { addUsd } from './money.ts';
import type { TaskState } from './taskState.ts';
import { say } from '../sentences/say.ts';
import type { Sentence } from '../domain/sentence.ts';

/** What has been spent, in US dollars by the price table, and how many tasks cost nobody knows what. */
export type RunCost = { readonly usd: number; readonly unknown: number };

/** What the cost of a task depends on. */
type PaidTask = Pick<TaskState, 'status' | 'reused' | 'cost' | 'provider' | 'attempts'>;

/** Nothing spent. */
export const noCost: RunCost = { usd: 0, unknown: 0 };

/** Adds what one task has cost; null is unknown and not 0. */
export function addCost({ usd, unknown }: RunCost, cost: number | null): RunCost {
  return cost === null ? { usd, unknown: unknown + 1 } : { usd: usd + cost, unknown };
}

/** Adds up what several things have cost, such as the nodes of a run. */
export function sumCosts(costs: Iterable<RunCost>): RunCost {
  let sum = noCost;
  for (const { usd, unknown } of costs)
    sum = { usd: sum.usd + usd, unknown: sum.unknown + unknown };
  return sum;
}

/** In words, such as `about $0.12, and 3 tasks of unknown cost`; nothing where all is free. */
export function costText({ usd, unknown: count }: RunCost): Sentence | undefined {
  const about = usd === 0 ? undefined : say('charges.about', { usd: { usd } });
  if (count === 0) return about;
  const unknown = say('charges.unknownTasks', { count });
  return about === undefined ? unknown : say('charges.both', { about, unknown });
}

/** What one task has cost, in words: `$0.04`, `unknown cost`, or nothing where it is free or has not ended. */
export function taskCostText(task: PaidTask): Sentence | undefined {
  return amountText(costOfTask(task));
}

/** An amount in words; nothing for none, and null is unknown. */
export function amountText(usd: number | null): Sentence | undefined {
  if (usd === null) return say('charges.unknown');
  return usd === 0 ? undefined : say('costs.amount', { usd: { usd } });
}

/** Nothing is known to have been spent before an attempt has ended, and nothing where no provider was asked that charges; null is unknown. */
export function costOfTask({ status, reused, cost, provider, attempts }: PaidTask): number | null {
  const hasEnded = status === 'succeeded' || status === 'failed';
  const asked = provider ?? attempts.at(-1)?.provider ?? null;
  const isPaid = asked !== null && !isFreeProvider(asked) && !reused;
  if (!isPaid) return 0;
  return hasEnded ? cost : addUsd(...attempts.map((attempt) => attempt.cost));
}
