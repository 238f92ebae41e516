import { FailureError } from '../../../shared/domain/failure.ts';
import { formatUsd } from '../../../shared/run/money.ts';
import type { Reserved } from './ledger.ts';

type Refused = Extract<Reserved, { readonly kind: 'refused' }>;

/** What was refused: `usd` is what it may cost at most, null where nobody knows. */
type Wanted = { readonly model: string; readonly usd: number | null };

/** The failure of a task that was not started, as it would have passed a limit or has no known price. */
export function budgetFailure(refused: Refused, wanted: Wanted): FailureError {
  return new FailureError({ kind: 'budget-exceeded', message: sentence(refused, wanted) });
}

function sentence({ reason, cap, wouldBe, limit }: Refused, { model, usd }: Wanted): string {
  const what = cap === 'run' ? 'this run' : 'today';
  switch (reason) {
    case 'over-cap': {
      const why =
        usd === null
          ? `nobody knows what it costs and ${what} has spent its ${formatUsd(limit)}`
          : `it may cost ${formatUsd(usd)} and would bring ${what} to ${formatUsd(wouldBe)} of ${formatUsd(limit)}`;
      return `${model} was not started, as ${why}: ${howToRaise[cap]}.`;
    }
    case 'unknown-price':
      return `${model} was not started, as nobody knows what it costs and ${what} has a limit of ${formatUsd(limit)}: set its price in Settings, Budget, or allow unknown costs for this run.`;
  }
}

const howToRaise = {
  run: 'give the run a higher limit (Settings, Budget, or --budget) and resume it',
  day: 'raise the limit per day (Settings, Budget), or wait for the next day',
} as const;
