import { parseArgs } from 'node:util';
import { buildChild } from './buildChild.ts';
import { installPeers } from './installPeers.ts';
import { keepResult, machineText } from './report.ts';
import { batchRows } from './rows/batchRows.ts';
import { dagRows, overheadRows } from './rows/graphRows.ts';
import { itemRows } from './rows/itemRows.ts';
import { orderRows } from './rows/orderRows.ts';
import { pollRows } from './rows/pollRows.ts';
import { reuseRows } from './rows/reuseRows.ts';
import type { Row } from './rows/row.ts';
import { transferRows } from './rows/transferRows.ts';

/** Every table by its name on the command line. */
const tables: { readonly [name: string]: (withPeers: boolean) => Promise<readonly Row[]> } = {
  overhead: overheadRows,
  dag: dagRows,
  batch: batchRows,
  items: itemRows,
  order: orderRows,
  requests: pollRows,
  reuse: reuseRows,
  transfers: transferRows,
};

/** `npm run bench -- [--only overhead]... [--no-peers]`: tables, then the same as one line of JSON. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', multiple: true, default: Object.keys(tables) },
      peers: { type: 'boolean', default: true },
    },
    allowNegative: true,
  });
  const machine = machineText();
  console.log(machine);
  const withPeers = values.peers && installPeers();
  await buildChild();
  const results: { [name: string]: readonly Row[] } = {};
  for (const name of values.only) {
    const table = tables[name];
    if (table === undefined)
      throw new Error(`There is no table "${name}": choose of ${Object.keys(tables).join(', ')}.`);
    results[name] = await table(withPeers);
    console.log(`\n${name}`);
    console.table(results[name]);
  }
  keepResult('engine', { machine, results });
}

await main();
