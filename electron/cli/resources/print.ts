import { allItems } from '../../../shared/api/allItems.ts';
import type { Page } from '../../../shared/domain/page.ts';
import { badUsage } from '../cliError.ts';
import { printable } from '../printable.ts';
import type { Call } from './call.ts';
import { writeRecord, writeTable, type Column } from './table.ts';

const defaultLimit = 20;
const largestLimit = 10_000;

/** The first items of a listing, as many as --limit says. */
export async function take<T>(
  call: Call,
  fetchPage: (cursor: { readonly cursor?: string }) => Promise<Page<T>>,
): Promise<readonly T[]> {
  const limit = limitOf(call);
  const items: T[] = [];
  const all = allItems((cursor) => fetchPage(cursor === undefined ? {} : { cursor }));
  for await (const item of all) {
    items.push(item);
    if (items.length >= limit) break;
  }
  return items;
}

/** What --limit says. Throws a usage error outside 1 to 10,000. */
export function limitOf({ flags }: Call): number {
  const limit = flags.integer('limit') ?? defaultLimit;
  if (limit >= 1 && limit <= largestLimit) return limit;
  throw badUsage(`--limit takes a number from 1 to ${largestLimit}.`);
}

/** Prints a list: a table, or JSON. */
export function printList<T>(
  { cli, isJson }: Call,
  columns: readonly Column<T>[],
  items: readonly T[],
): void {
  if (isJson) printJson(cli, items);
  else if (items.length === 0) cli.err.write('There are none.\n');
  else writeTable(cli.out, columns, items);
}

/** Prints one thing: lines of a label and a value, or all of it as JSON. */
export function printOne(
  { cli, isJson }: Call,
  data: unknown,
  lines: Parameters<typeof writeRecord>[1],
): void {
  if (isJson) printJson(cli, data);
  else writeRecord(cli.out, lines);
}

/** Prints what was done, as a sentence on standard error or as JSON. */
export function printDone({ cli, isJson }: Call, sentence: string, data: unknown): void {
  if (isJson) printJson(cli, data);
  else cli.err.write(`${printable(sentence)}\n`);
}

function printJson({ out }: Call['cli'], data: unknown): void {
  out.write(`${JSON.stringify(data, null, 2)}\n`);
}
