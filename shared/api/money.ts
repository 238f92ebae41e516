import type { HardwarePriceInput, ModelPriceInput } from '../run/prices/priceTable.ts';
import type { Prices } from '../run/prices/prices.ts';
import type { Sentence } from '../domain/sentence.ts';

/** Every price that counts, and a sentence for each own one that cannot be read. */
export type PriceList = Prices & { readonly problems: readonly Sentence[] };

/** Prices of the user. */
export type OwnPrices = {
  readonly models?: readonly ModelPriceInput[] | undefined;
  readonly hardware?: readonly HardwarePriceInput[] | undefined;
};

/** Prices by name: models as `owner/name`, hardware by its SKU. */
export type PriceNames = {
  readonly models?: readonly string[] | undefined;
  readonly hardware?: readonly string[] | undefined;
};

/** What may be spent, in US dollars; null for no limit. `perRun` holds for runs that are given none of their own. */
export type BudgetLimits = { readonly perDay: number | null; readonly perRun: number | null };

/** The limits, and how this day stands to them. In US dollars. */
export type BudgetState = BudgetLimits & {
  /** `2026-05-12`, where this computer is. */
  readonly day: string;
  readonly spentToday: number;
  /** Promised to predictions that have not ended. */
  readonly reservedToday: number;
  /** Tasks of today whose cost nobody knows. */
  readonly unknownToday: number;
};
