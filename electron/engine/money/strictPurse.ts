import { FailureError } from '../../../shared/domain/failure.ts';
import { refusalText } from '../../../shared/run/paused.ts';
import type { Purse } from './purse.ts';

/** The purse of what is created by hand, which cannot wait: where a limit is in the way it throws `budget-exceeded`. */
export const strictPurse: Purse = {
  reserve: async (reserving) => {
    const refusal = reserving();
    if (refusal === undefined) return;
    const message = `${refusalText(refusal)} Raise the limit per day (Settings, Budget), or wait for the next day.`;
    throw new FailureError({ kind: 'budget-exceeded', message });
  },
};
