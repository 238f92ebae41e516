import { formatDate, formatNumber } from '../messages/language.ts';
import { t } from '../messages/t.ts';

const tenths = { minimumFractionDigits: 1, maximumFractionDigits: 1, useGrouping: false };

/** A span of time for people: `0.4 s`, `12 s`, `3:05`, `1:02:09`. */
export function formatDuration(milliseconds: number): string {
  const seconds = Math.max(0, milliseconds) / 1000;
  if (seconds < 10) return t('common.seconds', { number: formatNumber(seconds, tenths) });
  if (seconds < 60) return t('common.seconds', { number: Math.floor(seconds) });
  const whole = Math.floor(seconds);
  const [hours, minutes, rest] = [
    Math.floor(whole / 3600),
    Math.floor(whole / 60) % 60,
    whole % 60,
  ];
  const tail = `${hours > 0 ? String(minutes).padStart(2, '0') : minutes}:${String(rest).padStart(2, '0')}`;
  return hours > 0 ? `${hours}:${tail}` : tail;
}

/** A size for people, in steps of 1000: `512 B`, `1.2 MB`. */
export function formatBytes(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  const step = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  const number = bytes / 1000 ** step;
  const text =
    step === 0 || number >= 100 ? String(Math.round(number)) : formatNumber(number, tenths);
  return `${text} ${units[step] ?? 'B'}`;
}

/** A count for people: `950`, `12.3k`, `4.1M`. */
export function formatCount(count: number): string {
  if (count < 1000) return String(count);
  const [number, unit] =
    count < 1_000_000
      ? ([count / 1000, 'thousands'] as const)
      : ([count / 1_000_000, 'millions'] as const);
  const maximumFractionDigits = number >= 100 ? 0 : 1;
  return t(`common.${unit}`, {
    number: formatNumber(number, { maximumFractionDigits, useGrouping: false }),
  });
}

/** How long ago a moment was: `just now`, `5 min ago`, `3 h ago`, else its date. Both in milliseconds since 1970. */
export function formatAgo(moment: number, now: number): string {
  const minutes = Math.floor((now - moment) / 60_000);
  if (minutes < 1) return t('common.justNow');
  if (minutes < 60) return t('common.minutesAgo', { minutes });
  if (minutes < 24 * 60) return t('common.hoursAgo', { hours: Math.floor(minutes / 60) });
  return formatDay(moment);
}

/** The date of a moment, in milliseconds since 1970: `4 Mar 2026`, in the order of the user's language. */
export function formatDay(moment: number): string {
  return formatDate(moment, { year: 'numeric', month: 'short', day: 'numeric' });
}

/** The folder of a path, with either kind of slash; the path itself where it has none. */
export function folderOf(path: string): string {
  const at = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
  return at <= 0 ? path.slice(0, at + 1) || path : path.slice(0, at);
}
