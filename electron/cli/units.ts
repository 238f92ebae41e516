import { badUsage } from './cliError.ts';

const byteUnits = ['B', 'KB', 'MB', 'GB', 'TB'];
const hourMs = 3_600_000;
const timeUnits: { readonly [unit: string]: number } = {
  h: hourMs,
  d: 24 * hourMs,
  w: 7 * 24 * hourMs,
};

/** `1.5 GB` for 1,500,000,000 bytes. */
export function formatBytes(bytes: number): string {
  const power = bytes < 1 ? 0 : Math.min(byteUnits.length - 1, Math.floor(Math.log10(bytes) / 3));
  const amount = bytes / 1000 ** power;
  const digits = power === 0 || amount >= 100 ? 0 : 1;
  return `${amount.toFixed(digits).replace(/\.0$/, '')} ${byteUnits[power]}`;
}

/** The bytes of `20GB`, `1.5 TB` or `500 mb`. Throws a usage error for anything else. */
export function parseBytes(text: string): number {
  const match = /^\s*(\d{1,9}(?:\.\d{1,3})?)\s*([KMGT]?B)\s*$/i.exec(text);
  const power = byteUnits.indexOf(match?.[2]?.toUpperCase() ?? '');
  if (match === null || power < 0)
    throw badUsage(`"${text}" is no size: write it like 20GB or 500MB.`);
  return Math.round(Number(match[1]) * 1000 ** power);
}

/** The milliseconds of `30d`, `12h` or `2w`. Throws a usage error for anything else. */
export function parseAge(text: string): number {
  const match = /^\s*(\d{1,5})\s*([hdw])\s*$/i.exec(text);
  const unit = timeUnits[match?.[2]?.toLowerCase() ?? ''];
  if (match === null || unit === undefined)
    throw badUsage(`"${text}" is no length of time: write it like 30d, 12h or 2w.`);
  return Number(match[1]) * unit;
}
