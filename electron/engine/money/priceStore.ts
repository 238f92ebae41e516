import type { DatabaseSync } from 'node:sqlite';
import type { z } from 'zod';
import type { OwnPrices, PriceList, PriceNames } from '../../../shared/api/money.ts';
import { FailureError, invalidInput } from '../../../shared/domain/failure.ts';
import { bundledPrices } from '../../../shared/run/prices/bundledPrices.ts';
import { parsePriceFile, toPriceFile } from '../../../shared/run/prices/parsePriceFile.ts';
import { mergePrices, type Prices } from '../../../shared/run/prices/prices.ts';
import {
  zHardwarePrice,
  zModelPrice,
  type HardwarePrice,
  type ModelPrice,
  type PriceTable,
} from '../../../shared/run/prices/priceTable.ts';
import { inTransaction } from '../store/inTransaction.ts';
import { storageError } from '../store/storageError.ts';
import { localDay } from './localDay.ts';
import { say } from '../../../shared/sentences/say.ts';
import type { Sentence } from '../../../shared/domain/sentence.ts';

/** The prices that count: the bundled ones, and the user's own over them. */
export type PriceStore = {
  prices(): Prices;
  list(): PriceList;
  /** Puts entries of the user in place of those of the same name. */
  set(entries: OwnPrices): PriceList;
  /** Takes entries of the user away: bundled ones of that name count again. Throws `not-found`. */
  remove(names: PriceNames): PriceList;
  /** Adds the entries of a price file. Throws `invalid-input` that names every bad entry, and takes none of them. */
  import(text: string): PriceList;
  /** The user's own entries as a price file; all prices that count with `everything`. */
  export(everything: boolean): string;
};

type Kind = 'model' | 'hardware';

const shownProblems = 5;

/** Wires the price table on an open database. `now` gives milliseconds since 1970. */
export function createPriceStore(database: DatabaseSync, now: () => number): PriceStore {
  const select = database.prepare('SELECT name, body FROM own_prices WHERE kind = ? ORDER BY name');
  const insert = database.prepare(
    'INSERT INTO own_prices (kind, name, body) VALUES (?, ?, ?) ON CONFLICT (kind, name) DO UPDATE SET body = excluded.body',
  );
  const deleteOne = database.prepare('DELETE FROM own_prices WHERE kind = ? AND name = ?');
  const dataVersion = database.prepare('PRAGMA data_version');
  let kept: (PriceList & { readonly version: unknown }) | undefined;

  /** Read again when this process or another one has written. */
  const current = (): PriceList => {
    const version = dataVersion.get()?.['data_version'];
    if (kept?.version === version && kept !== undefined) return kept;
    const models = parseRows(select.all('model'), zModelPrice);
    const hardware = parseRows(select.all('hardware'), zHardwarePrice);
    const user = {
      models: models.entries.map(toModel),
      hardware: hardware.entries.map(toHardware),
    };
    kept = {
      ...mergePrices(user),
      problems: [...models.problems, ...hardware.problems],
      version,
    };
    return kept;
  };
  const list = (): PriceList => {
    const { models, hardware, problems } = current();
    return { models, hardware, problems };
  };
  const change = (work: () => void): PriceList => {
    try {
      inTransaction(database, work);
    } catch (error) {
      throw storageError(error, database.location() ?? 'journal');
    } finally {
      kept = undefined;
    }
    return list();
  };
  const put = (kind: Kind, name: string, entry: { readonly asOf?: string | null }): void => {
    const dated = { ...entry, asOf: entry.asOf ?? localDay(now()) };
    insert.run(kind, name.toLowerCase(), JSON.stringify(dated));
  };
  const set = ({ models = [], hardware = [] }: OwnPrices): PriceList =>
    change(() => {
      for (const entry of models) put('model', entry.model, entry);
      for (const entry of hardware) put('hardware', entry.sku, entry);
    });
  const remove = (kind: Kind, name: string): void => {
    if (Number(deleteOne.run(kind, name.toLowerCase()).changes) > 0) return;
    throw new FailureError({
      kind: 'not-found',
      ...say('prices.noOwn', { name }),
    });
  };

  return {
    prices: current,
    list,
    set,
    remove: ({ models = [], hardware = [] }) =>
      change(() => {
        for (const name of models) remove('model', name);
        for (const name of hardware) remove('hardware', name);
      }),
    import: (text) => {
      const file = parsePriceFile(text);
      if (file.ok) return set(file);
      const [shown, more] = [
        file.problems.slice(0, shownProblems),
        file.problems.length - shownProblems,
      ];
      const rest = more > 0 ? ` And ${more} more.` : '';
      throw invalidInput(`No price was imported. ${shown.join(' ')}${rest}`);
    },
    export: (everything) => {
      const { models, hardware } = current();
      const wanted = ({ source }: { readonly source: string }): boolean =>
        everything || source === 'user';
      return toPriceFile({
        hardware: hardware.filter(wanted).map(plain),
        models: models.filter(wanted).map(plain),
      } satisfies PriceTable);
    },
  };
}

function plain<T extends object>(
  entry: T & { readonly source: unknown; readonly overrides: unknown },
) {
  const { source: _, overrides: __, ...rest } = entry;
  return rest;
}

function toModel(entry: z.infer<typeof zModelPrice>): ModelPrice {
  return { ...entry, asOf: entry.asOf ?? null };
}

function toHardware(entry: z.infer<typeof zHardwarePrice>): HardwarePrice {
  const bundled = bundledPrices.hardware.find(({ sku }) => sku === entry.sku.toLowerCase());
  const { sku, name = bundled?.name ?? sku, asOf = null, price } = entry;
  return { sku, name, asOf, price };
}

type Row = { readonly [column: string]: unknown };

/** A row that cannot be read, as after a hand edit, is named and does not count. */
function parseRows<T>(rows: readonly Row[], schema: z.ZodType<T>) {
  const entries: T[] = [];
  const problems: Sentence[] = [];
  for (const row of rows) {
    const parsed = schema.safeParse(tryJson(row['body']));
    if (parsed.success) entries.push(parsed.data);
    else problems.push(say('prices.unreadable', { name: String(row['name']) }));
  }
  return { entries, problems };
}

function tryJson(value: unknown): unknown {
  try {
    return JSON.parse(String(value));
  } catch {
    return undefined;
  }
}
