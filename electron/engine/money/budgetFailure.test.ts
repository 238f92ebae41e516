import { expect, test } from 'vitest';
import { budgetFailure } from './budgetFailure.ts';

test.each([
  [
    { reason: 'over-cap', cap: 'run', wouldBe: 1.1, limit: 1 },
    'acme/a was not started, as it may cost $0.40 and would bring this run to $1.10 of $1.00: give the run a higher limit (Settings, Budget, or --budget) and resume it.',
  ],
  [
    { reason: 'unknown-price', cap: 'day', wouldBe: 0, limit: 5 },
    'acme/a was not started, as nobody knows what it costs and today has a limit of $5.00: set its price in Settings, Budget, or allow unknown costs for this run.',
  ],
] as const)('a refusal says what, why and what to do (%#)', (refused, message) => {
  const { failure } = budgetFailure({ kind: 'refused', ...refused }, { model: 'acme/a', usd: 0.4 });
  expect(failure).toEqual({ kind: 'budget-exceeded', message });
});
