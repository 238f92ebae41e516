import { formatUsd as inEnglish } from '../../shared/run/money.ts';
import { formatNumber, shownLanguage } from './language.ts';
import { t } from './t.ts';

const least = 0.000001;

/** US dollars as the language writes them, with the digits that `formatUsd` of shared/ gives them: `$0.0025`, `0,0025 $`. */
export function formatUsd(usd: number): string {
  if (shownLanguage() !== 'de') return inEnglish(usd);
  if (usd > 0 && usd < least) return t('common.under', { usd: inDigits(least, 6) });
  return inDigits(usd, inEnglish(usd).split('.')[1]?.length ?? 0);
}

function inDigits(usd: number, digits: number): string {
  return formatNumber(usd, {
    style: 'currency',
    currency: 'USD',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}
