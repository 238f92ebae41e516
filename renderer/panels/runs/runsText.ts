import type { Quote } from '../../../shared/run/quote.ts';
import { t } from '../../messages/t.ts';

/** How many tasks a run would send to providers: `51`, or `3 or more`, or `1 to 3`, where that is known only while it runs; undefined for none. */
export function runsText(quote: Quote): string | undefined {
  let count = 0;
  let most: number | null = 0;
  for (const { runs } of quote.perNode) {
    count += runs.low;
    most = most === null || runs.high === null ? null : most + runs.high;
  }
  if (most === null) return t('runs.runsText.orMore', { count });
  if (most > count) return t('runs.runsText.range', { low: count, high: most });
  return count === 0 ? undefined : String(count);
}
