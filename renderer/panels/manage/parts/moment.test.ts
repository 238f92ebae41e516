import { expect, test } from 'vitest';
import { exactMoment, formatMoment, runTime } from './moment.ts';

const now = Date.parse('2026-05-01T12:00:00Z');
const at = (minutes: number): string => new Date(now + minutes * 60_000).toISOString();

test('moments before and after now', () => {
  expect(formatMoment(at(-0.5), now)).toBe('just now');
  expect(formatMoment(at(-90), now)).toBe('1 h ago');
  expect(formatMoment(at(20), now)).toBe('in 20 min');
  expect(formatMoment(at(24 * 60), now)).toBe('in 24 h');
  expect(formatMoment(at(20 * 24 * 60), now)).toMatch(/2026/);
});

test('what is no time is shown as it came', () => {
  expect(formatMoment('soon', now)).toBe('soon');
  expect(exactMoment('soon')).toBe('soon');
  expect(exactMoment(at(0))).toMatch(/2026/);
});

test('the provider measures best; what still runs is measured to now', () => {
  const timed = { startedAt: at(-2), completedAt: at(-1), metrics: {} };
  expect(runTime({ ...timed, metrics: { predict_time: 1.5 } }, now)).toBe(1500);
  expect(runTime(timed, now)).toBe(60_000);
  expect(runTime({ ...timed, completedAt: null }, now)).toBe(120_000);
  expect(runTime({ ...timed, startedAt: null }, now)).toBeNull();
});
