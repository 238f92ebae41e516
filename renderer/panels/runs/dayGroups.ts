import { formatDate } from '../../messages/language.ts';
import { t } from '../../messages/t.ts';
/** Things of one stretch of time, with its name: `Today`, `Yesterday`, `Last 7 days`, else the month. */
export type DayGroup<T> = { readonly label: string; readonly items: readonly T[] };

/** Groups what is sorted from the newest on by when it began; the days are those of this computer. */
export function dayGroups<T extends { readonly startedAt: number }>(
  items: readonly T[],
  now: number,
): readonly DayGroup<T>[] {
  const groups: { label: string; items: T[] }[] = [];
  for (const item of items) {
    const label = labelOf(item.startedAt, now);
    const last = groups.at(-1);
    if (last?.label === label) last.items.push(item);
    else groups.push({ label, items: [item] });
  }
  return groups;
}

function labelOf(moment: number, now: number): string {
  if (moment >= dayStart(now, 0)) return t('runs.dayGroups.today');
  if (moment >= dayStart(now, 1)) return t('runs.dayGroups.yesterday');
  if (moment >= dayStart(now, 6)) return t('runs.dayGroups.last7Days');
  return formatDate(moment, { month: 'long', year: 'numeric' });
}

/** Midnight so many days ago, also where a day has 23 hours. */
function dayStart(now: number, daysAgo: number): number {
  const date = new Date(now);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() - daysAgo).getTime();
}
