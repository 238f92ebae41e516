import { type } from '@orpc/contract';
import { z } from 'zod';
import { zHardwarePrice, zModelPrice } from '../run/prices/priceTable.ts';
import { contractBase as base } from './contractBase.ts';
import type { BudgetState, PriceList } from './money.ts';

const zNames = z.array(z.string().min(1).max(256)).max(10_000);
const zLimit = z.number().min(0).max(1_000_000).nullable();

/** Rows about what runs cost and may cost. Amounts are in US dollars. */
export const moneyContract = {
  prices: {
    list: base.output(type<PriceList>()),
    /** Puts prices of the user in place of those of the same name, bundled ones too. */
    set: base
      .input(
        z.object({
          models: z.array(zModelPrice).max(1000).exactOptional(),
          hardware: z.array(zHardwarePrice).max(1000).exactOptional(),
        }),
      )
      .output(type<PriceList>()),
    /** Takes prices of the user away: bundled ones count again. */
    remove: base
      .input(z.object({ models: zNames.exactOptional(), hardware: zNames.exactOptional() }))
      .output(type<PriceList>()),
    /** `text` is a price file. One bad entry refuses all of them, by name. */
    import: base.input(z.object({ text: z.string().max(20_000_000) })).output(type<PriceList>()),
    /** The text of a price file: the user's own prices, or all that count. */
    export: base
      .input(z.object({ everything: z.boolean().default(false) }))
      .output(type<{ readonly text: string }>()),
  },
  budget: {
    get: base.output(type<BudgetState>()),
    /** Null is no limit. Runs under way meet the new limit per day at their next prediction. */
    set: base.input(z.object({ perDay: zLimit, perRun: zLimit })).output(type<BudgetState>()),
  },
};
