import { expect, test } from 'vitest';
import { noFilters, toListFilters } from './filters.ts';

test('no filter asks for everything', () => {
  expect(toListFilters(noFilters)).toEqual({});
});

test('local times are sent as moments, and half a date is not sent', () => {
  const filters = toListFilters({ after: '2026-05-01T12:00', before: '2026-', webOnly: true });
  expect(filters).toEqual({
    createdAfter: new Date(2026, 4, 1, 12).toISOString(),
    source: 'web',
  });
});
