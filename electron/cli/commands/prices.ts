import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { PriceList } from '../../../shared/api/money.ts';
import { errorCode } from '../../../shared/domain/errorCode.ts';
import { describePrice } from '../../../shared/run/prices/describePrice.ts';
import { formatUsd } from '../../../shared/run/money.ts';
import { findModelPrice } from '../../../shared/run/prices/prices.ts';
import { priceUnits, type ModelPriceInput } from '../../../shared/run/prices/priceTable.ts';
import { badUsage } from '../cliError.ts';
import { addGroup, addVerb, type Place } from '../resources/addVerb.ts';
import type { Call } from '../resources/call.ts';
import { printDone, printList } from '../resources/print.ts';
import type { Column } from '../resources/table.ts';

type Row = {
  readonly name: string;
  readonly price: string;
  readonly source: string;
  readonly asOf: string | null;
};

const columns: readonly Column<Row>[] = [
  { title: 'NAME', value: ({ name }) => name },
  { title: 'SOURCE', value: ({ source }) => source },
  { title: 'AS OF', value: ({ asOf }) => asOf ?? 'undated' },
  { title: 'PRICE', value: ({ price }) => price },
];

/** Adds `patchbay prices`. */
export function addPricesCommand(place: Place): void {
  const group = addGroup(place, 'prices', 'see and change the prices that estimates rest on');
  addVerb(group, {
    usage: 'show [name]',
    summary: 'list all prices, or those of a model, an owner or a kind of hardware',
    isLocal: true,
    run: async (call) => show(call, await call.engine.client.prices.list(undefined, call.until)),
  });
  addVerb(group, {
    usage: 'set <name>',
    summary: 'set the price of owner/name, of all owner/* models, or of a hardware SKU',
    isLocal: true,
    options: [
      { flags: '--usd <amount>', about: 'US dollars per unit; of a SKU, per second' },
      {
        flags: '--unit <unit>',
        about: 'what the price is for; "run" unless given',
        choices: priceUnits,
      },
      { flags: '--hardware <sku>', about: 'what the model runs on, instead of a price' },
      { flags: '--count <input>', about: 'the input that says how many units, such as "duration"' },
    ],
    run: set,
  });
  addVerb(group, {
    usage: 'remove <name>',
    summary: 'remove a price of your own; a bundled one counts again',
    isLocal: true,
    run: async (call) => {
      const { args, engine, until } = call;
      await engine.client.prices.remove(namesOf(args[0] ?? ''), until);
      printDone(call, `Your price for ${args[0] ?? ''} was removed.`, { removed: args[0] });
    },
  });
  addVerb(group, {
    usage: 'import <file>',
    summary: 'add the prices of a file, as export writes it; all of them or none',
    isLocal: true,
    run: async (call) => {
      const { args, engine, until } = call;
      const text = await readPriceFile(call, args[0] ?? '');
      const list = await engine.client.prices.import({ text }, until);
      const own = [...list.models, ...list.hardware].filter(({ source }) => source === 'user');
      printDone(call, `Imported. Prices of your own: ${own.length}.`, { own: own.length });
    },
  });
  addVerb(group, {
    usage: 'export [file]',
    summary: 'write your own prices to a file or to standard output',
    isLocal: true,
    options: [{ flags: '--all', about: 'the bundled prices too' }],
    run: exportPrices,
  });
}

function show(call: Call, list: PriceList): void {
  const { args, cli, isJson } = call;
  const problems = list.problems.map(({ message }) => message);
  for (const problem of isJson ? [] : problems) cli.err.write(`Warning: ${problem}\n`);
  const [wanted = ''] = args;
  const isWanted = (name: string): boolean => name.toLowerCase().includes(wanted.toLowerCase());
  // What counts for a model may stand under its owner's name.
  const applied = findModelPrice(list, wanted);
  const models = list.models.filter((entry) => isWanted(entry.model) || entry === applied);
  const hardware = list.hardware.filter(({ sku }) => isWanted(sku));
  if (wanted !== '' && models.length + hardware.length === 0)
    throw badUsage(
      `No price is known for "${wanted}": "patchbay prices show" lists all, and "patchbay prices set" adds one.`,
    );
  if (isJson) {
    cli.out.write(`${JSON.stringify({ models, hardware, problems }, null, 2)}\n`);
    return;
  }
  const rows = [
    ...models.map((entry) => ({
      ...entry,
      name: entry.model,
      price: describePrice(entry.charges).message,
    })),
    ...hardware.map((entry) => ({
      ...entry,
      name: entry.sku,
      price: `${formatUsd(entry.price)} a second (${entry.name})`,
    })),
  ];
  printList(
    call,
    columns,
    rows.map((row) => ({ ...row, source: sourceWords[row.source] })),
  );
}

const sourceWords = { user: 'your own', bundled: 'bundled' } as const;

async function set(call: Call): Promise<void> {
  const { args, engine, flags, until } = call;
  const name = args[0] ?? '';
  const usd = amountOf(call);
  if (name.includes('/')) {
    await engine.client.prices.set({ models: [toEntry(call, name, usd)] }, until);
  } else {
    if (usd === undefined) throw badUsage('--usd is missing: it says what a second costs.');
    if (flags.text('unit') !== undefined || flags.text('hardware') !== undefined)
      throw badUsage(`"${name}" is a SKU, whose price is per second: it takes --usd only.`);
    await engine.client.prices.set({ hardware: [{ sku: name, price: usd }] }, until);
  }
  printDone(call, `The price of ${name} is your own now.`, { set: name });
}

function toEntry({ flags }: Call, model: string, price: number | undefined): ModelPriceInput {
  const hardware = flags.text('hardware');
  if ((hardware === undefined) === (price === undefined))
    throw badUsage('A model takes either --usd or --hardware: give one of them.');
  const unit = priceUnits.find((known) => known === flags.text('unit')) ?? 'run';
  const input = flags.text('count');
  return {
    model,
    charges: [
      {
        unit: hardware === undefined ? unit : 'second_predict',
        ...(price === undefined ? {} : { price }),
        ...(hardware === undefined ? {} : { hardware }),
        ...(input === undefined ? {} : { quantity: { input } }),
      },
    ],
  };
}

function amountOf({ flags }: Call): number | undefined {
  const text = flags.text('usd');
  if (text === undefined) return undefined;
  if (/^\d*\.?\d+(e-\d+)?$/i.test(text)) return Number(text);
  throw badUsage(`--usd takes an amount of US dollars such as 0.04, not "${text}".`);
}

function namesOf(name: string): { models: string[] } | { hardware: string[] } {
  return name.includes('/') ? { models: [name] } : { hardware: [name] };
}

async function readPriceFile({ cli }: Call, file: string): Promise<string> {
  try {
    return await readFile(path.resolve(cli.cwd, file), 'utf8');
  } catch (error) {
    throw badUsage(`"${file}" cannot be read (${errorCode(error) ?? 'unknown'}): check its name.`);
  }
}

async function exportPrices(call: Call): Promise<void> {
  const { args, cli, engine, flags, until } = call;
  const { text } = await engine.client.prices.export({ everything: flags.has('all') }, until);
  const [file] = args;
  if (file === undefined) {
    cli.out.write(text);
    return;
  }
  try {
    await writeFile(path.resolve(cli.cwd, file), text, { flag: 'wx' });
  } catch (error) {
    throw badUsage(
      `"${file}" cannot be written (${errorCode(error) ?? 'unknown'}): choose a name that is not taken.`,
    );
  }
  printDone(call, `The prices are in ${file}.`, { file });
}
