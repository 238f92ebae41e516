import type { Quote } from '../../../shared/run/quote.ts';
import { t } from '../../messages/t.ts';

/** How many tasks a run would send to providers: `51`, or `3 or more` where that is known only while it runs; undefined for none. */
export function runsText(quote: Quote): string | undefined {
  let count = 0;
  let isExact = true;
  for (const { runs } of quote.perNode) {
    count += runs.low;
    isExact &&= runs.high === runs.low;
  }
  if (isExact) return count === 0 ? undefined : String(count);
  return t('runs.runsText.orMore', { count });
}
