import { bundledPrices } from './bundledPrices.ts';
import type { HardwarePrice, ModelPrice, PriceTable } from './priceTable.ts';

/** Where a price comes from, and whether taking the user's own away brings a bundled one back. */
export type Sourced<T> = T & {
  readonly source: 'bundled' | 'user';
  readonly overrides: boolean;
};

/** Every price that counts, by name. */
export type Prices = {
  readonly hardware: readonly Sourced<HardwarePrice>[];
  readonly models: readonly Sourced<ModelPrice>[];
};

/** The bundled prices with those of the user over them: an entry of the user replaces the whole bundled one of that name. */
export function mergePrices(user: PriceTable, bundled: PriceTable = bundledPrices): Prices {
  return {
    hardware: merge(user.hardware, bundled.hardware, ({ sku }) => sku),
    models: merge(user.models, bundled.models, ({ model }) => model),
  };
}

/** The price of a model: its own entry goes before `owner/*`, and any entry of the user before a bundled one. */
export function findModelPrice(prices: Prices, model: string): Sourced<ModelPrice> | undefined {
  const name = model.toLowerCase();
  const wildcard = `${name.slice(0, name.indexOf('/'))}/*`;
  const found = (wanted: string, source: 'bundled' | 'user'): Sourced<ModelPrice> | undefined =>
    prices.models.find((entry) => entry.source === source && entry.model.toLowerCase() === wanted);
  return (
    found(name, 'user') ??
    found(wildcard, 'user') ??
    found(name, 'bundled') ??
    found(wildcard, 'bundled')
  );
}

/** The price of a kind of computer, by its SKU. */
export function findHardwarePrice(prices: Prices, sku: string): Sourced<HardwarePrice> | undefined {
  return prices.hardware.find((entry) => entry.sku.toLowerCase() === sku.toLowerCase());
}

function merge<T>(
  user: readonly T[],
  bundled: readonly T[],
  nameOf: (entry: T) => string,
): readonly Sourced<T>[] {
  const keyOf = (entry: T): string => nameOf(entry).toLowerCase();
  const known = new Set(bundled.map(keyOf));
  const own = new Set(user.map(keyOf));
  const entries = [
    ...bundled
      .filter((entry) => !own.has(keyOf(entry)))
      .map((entry) => ({ ...entry, source: 'bundled' as const, overrides: false })),
    ...user.map((entry) => ({
      ...entry,
      source: 'user' as const,
      overrides: known.has(keyOf(entry)),
    })),
  ];
  return entries.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}
