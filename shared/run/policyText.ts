import type { NodePolicy } from '../domain/nodePolicy.ts';

const units = [
  { unit: 'h', ms: 3_600_000 },
  { unit: 'min', ms: 60_000 },
  { unit: 's', ms: 1000 },
  { unit: 'ms', ms: 1 },
] as const;

/** A time as people write it, such as `2 min` or `1 h 30 min`; in milliseconds. */
export function durationText(ms: number): string {
  const parts: string[] = [];
  let left = Math.round(ms);
  for (const { unit, ms: each } of units) {
    const count = Math.floor(left / each);
    if (count > 0) parts.push(`${count} ${unit}`);
    left -= count * each;
  }
  return parts.slice(0, 2).join(' ') || '0 s';
}

/** A policy in a few words, such as `Up to 3 attempts, 2 min each`; empty for one that changes nothing. */
export function policyText({ retry, timeoutMs, cancelAfterMs, onError }: NodePolicy): string {
  const isRetried = retry !== undefined && retry.attempts > 1 && retry.on.length > 0;
  const parts = [
    ...(isRetried ? [`up to ${retry.attempts} attempts`] : []),
    ...(timeoutMs === undefined
      ? []
      : [`${durationText(timeoutMs)}${isRetried ? ' each' : ' at most'}`]),
    ...(cancelAfterMs === undefined ? [] : [`canceled after ${durationText(cancelAfterMs)}`]),
    ...(onError === 'output' ? ['failures go to a port'] : []),
  ];
  const text = parts.join(', ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
