import { FailureError } from '../../../shared/domain/failure.ts';
import { refusalText } from '../../../shared/run/paused.ts';
import type { Purse } from './purse.ts';
import { say } from '../../../shared/sentences/say.ts';

/** The purse of what is created by hand, which cannot wait: where a limit is in the way it throws `budget-exceeded`. */
export const strictPurse: Purse = {
  reserve: async (reserving) => {
    const refusal = reserving();
    if (refusal === undefined) return;
    throw new FailureError({
      kind: 'budget-exceeded',
      ...say('pauses.raiseDay', { why: refusalText(refusal) }),
    });
  },
};
