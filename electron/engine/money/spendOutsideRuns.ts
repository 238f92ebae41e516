import { randomUUID } from 'node:crypto';
import { toFailure } from '../../../shared/domain/failure.ts';
import { isTerminal } from '../../../shared/domain/prediction.ts';
import type { Money } from './createMoney.ts';
import { outsideRuns } from './outsideRuns.ts';
import { strictPurse } from './strictPurse.ts';
import { createTaskSpend, endUnsent, type SpendEnd, type SpendOrder } from './taskSpend.ts';

/**
 * Creates something that belongs to no run, within the limit of the day. Nobody waits for its end, so where it has
 * not ended at once the most that it may cost counts. An unknown price is no obstacle: just this one was asked for.
 * Throws `budget-exceeded`, and then nothing was sent.
 */
export async function spendOutsideRuns<T extends SpendEnd>(
  money: Money,
  order: SpendOrder,
  create: () => Promise<T>,
): Promise<T> {
  const spend = createTaskSpend(money, strictPurse, {
    runId: outsideRuns,
    taskKey: randomUUID(),
  }).order(order);
  if (spend === undefined) return create();
  money.ledger.setRunCap(outsideRuns, { usd: null, allowsUnknown: true });
  await spend.reserve();
  const made = await create().catch((error: unknown) => {
    endUnsent(spend, error);
    // Nobody looks for it any more, as a run would: it counts.
    if (toFailure(error).kind === 'unknown-outcome') spend.settle(undefined);
    throw error;
  });
  spend.settle(isTerminal(made.status) ? made : undefined);
  return made;
}
