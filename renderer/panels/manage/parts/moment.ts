import { formatAgo } from '../../format.ts';
import { formatDate } from '../../../messages/language.ts';
import { t } from '../../../messages/t.ts';

/** A moment for people, past or to come: `3 h ago`, `in 20 min`, else its date. `now` is in milliseconds since 1970. */
export function formatMoment(iso: string, now: number): string {
  const moment = Date.parse(iso);
  if (Number.isNaN(moment)) return iso;
  const minutes = Math.ceil((moment - now) / 60_000);
  if (minutes <= 0) return formatAgo(moment, now);
  if (minutes < 60) return t('common.inMinutes', { minutes });
  if (minutes < 48 * 60) return t('common.inHours', { hours: Math.round(minutes / 60) });
  return formatAgo(moment, Infinity);
}

/** The exact time in the words of this computer; the text itself where it is no time. */
export function exactMoment(iso: string): string {
  const moment = Date.parse(iso);
  return Number.isNaN(moment) ? iso : formatDate(moment, { dateStyle: 'full', timeStyle: 'long' });
}

/** What tells how long it ran. */
export type Timed = {
  readonly startedAt: string | null;
  readonly completedAt: string | null;
  readonly metrics: { readonly [name: string]: unknown };
};

/** How long something ran, in milliseconds: as the provider measured it, else from its start to its end or to now. */
export function runTime({ metrics, startedAt, completedAt }: Timed, now: number): number | null {
  const { predict_time: seconds } = metrics;
  if (typeof seconds === 'number') return seconds * 1000;
  if (startedAt === null) return null;
  const time = (completedAt === null ? now : Date.parse(completedAt)) - Date.parse(startedAt);
  return Number.isNaN(time) ? null : Math.max(0, time);
}
