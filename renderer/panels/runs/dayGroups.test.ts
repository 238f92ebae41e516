import { expect, test } from 'vitest';
import { dayGroups } from './dayGroups.ts';

const at = (day: number, hour: number): number => new Date(2026, 2, day, hour).getTime();

test('runs are grouped by the days of this computer, and older ones by month', () => {
  const now = at(30, 1);
  const runs = [at(30, 0), at(29, 23), at(29, 0), at(28, 23), at(24, 0), at(23, 23), at(1, 0)];
  const groups = dayGroups(
    runs.map((startedAt) => ({ startedAt })),
    now,
  );
  expect(groups.map(({ label, items }) => [label, items.length])).toEqual([
    ['Today', 1],
    ['Yesterday', 2],
    ['Last 7 days', 2],
    [new Date(now).toLocaleDateString(undefined, { month: 'long', year: 'numeric' }), 2],
  ]);
});

test('without runs there is no group', () => {
  expect(dayGroups([], 0)).toEqual([]);
});
