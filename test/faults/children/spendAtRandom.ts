import { openDatabase } from '../../../electron/engine/store/openDatabase.ts';
import { createBudget } from '../../../electron/engine/money/budget.ts';
import { createLedger } from '../../../electron/engine/money/ledger.ts';
import { toRunId } from '../../../shared/domain/ids.ts';

const [, , path = '', seed = '1', name = ''] = process.argv;

/** A small generator (mulberry32), so that a seed tells all that this process did. */
function createRandom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const random = createRandom(Number(seed));
const database = openDatabase(path);
const budget = createBudget(database);
const ledger = createLedger({ database, budget, now: Date.now });
const runs = ['r1', 'r2', 'r3'].map(toRunId);
const ask = (usd: number) => ({ provider: 'replicate', model: 'acme/a', usd });

// Never settled here: every process leaves something behind.
ledger.reserve({ ...ask(0.001), runId: toRunId('r1'), taskKey: `${name}/left` });
process.send?.('ready');
process.once('message', () => {
  const mine: { readonly key: { runId: (typeof runs)[number]; taskKey: string }; usd: number }[] =
    [];
  let reserved = 0;
  for (let step = 0; step < 300; step += 1) {
    const runId = runs[Math.floor(random() * runs.length)] ?? toRunId('r1');
    const usd = Math.round(random() * 50_000) / 1_000_000;
    const key = { runId, taskKey: `${name}/${step}` };
    const answer = ledger.reserve({ ...key, ...ask(usd) });
    if (answer.kind === 'reserved') {
      reserved += 1;
      mine.push({ key, usd });
    }
    // Tasks end in another order than they began, and some never do here.
    const one = random() < 0.6 ? mine.splice(Math.floor(random() * mine.length), 1)[0] : undefined;
    if (one === undefined) continue;
    if (random() < 0.2) ledger.release(one.key);
    else ledger.settle(one.key, one.usd * random(), random() < 0.1 ? 'failed' : 'succeeded');
  }
  database.close();
  process.send?.({ reserved });
  process.disconnect();
});
