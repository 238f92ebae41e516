import { FailureError } from '../../../shared/domain/failure.ts';
import { formatUsd } from '../../../shared/run/money.ts';
import type { Reserved } from './ledger.ts';

type Refused = Extract<Reserved, { readonly kind: 'refused' }>;

/** The failure of a task that was not started, as it would have passed a limit or has no known price. */
export function budgetFailure(refused: Refused, model: string): FailureError {
  return new FailureError({ kind: 'budget-exceeded', message: sentence(refused, model) });
}

function sentence({ reason, cap, wouldBe, limit }: Refused, model: string): string {
  const what = cap === 'run' ? 'this run' : 'today';
  switch (reason) {
    case 'over-cap':
      return `${model} was not started, as it would bring ${what} to ${formatUsd(wouldBe)} of ${formatUsd(limit)}: raise the limit or run less.`;
    case 'unknown-price':
      return `${model} was not started, as nobody knows what it costs and ${what} has a limit of ${formatUsd(limit)}: set its price in Settings, Budget, or allow unknown costs for this run.`;
  }
}
