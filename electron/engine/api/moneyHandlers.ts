import type { BudgetState } from '../../../shared/api/money.ts';
import { localDay } from '../money/localDay.ts';
import { base } from './base.ts';
import type { Services } from './services.ts';

/** The handlers of `contract.prices` and `contract.budget`. */
export function createMoneyHandlers({ money, now }: Services) {
  const { budget, ledger, prices } = money;
  const state = (): BudgetState => {
    const { spent, reserved, unknown } = ledger.spentOn();
    return {
      ...budget.limits(),
      day: localDay(now()),
      spentToday: spent,
      reservedToday: reserved,
      unknownToday: unknown,
    };
  };
  return {
    prices: base.prices.router({
      list: base.prices.list.handler(() => prices.list()),
      set: base.prices.set.handler(({ input }) => prices.set(input)),
      remove: base.prices.remove.handler(({ input }) => prices.remove(input)),
      import: base.prices.import.handler(({ input }) => prices.import(input.text)),
      export: base.prices.export.handler(({ input }) => ({
        text: prices.export(input.everything),
      })),
    }),
    budget: base.budget.router({
      get: base.budget.get.handler(() => state()),
      set: base.budget.set.handler(({ input }) => {
        budget.setLimits(input);
        return state();
      }),
    }),
  };
}
