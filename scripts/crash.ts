import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { crashRun, type CrashResult, type Death, type Step } from '../test/crash/crashHarness.ts';
import { buildCrashPipelines } from '../test/crash/crashPipelines.ts';
import { compileOnce } from './compileOnce.ts';

// The crash harness in full. Of a chain, a diamond and a batch of 50 x 3 the engine is killed by SIGKILL before and
// after every write of its database and every step with a file, in its first life and while it goes on, then at so many
// random instants (300 unless given), half of them with lost answers. Prints its counts as a table and as JSON; exits
// with 1 when a run came to anything else than a calm one. Usage: npm run crash -- [instants] [seed] [items]
const [instants = 300, seed = Date.now() % 1_000_000, items = 50] = process.argv
  .slice(2)
  .map(Number);
const killsPerRun = 6;
const stepsPerBatch = 12;
const lanes = Math.max(1, Math.min(2, availableParallelism()));

type Trial = { readonly deaths: readonly Death[]; readonly dropEvery?: number };

type Tally = {
  runs: number;
  kills: number;
  instants: number;
  creates: number;
  duplicates: number;
  lostOutputs: number;
  halfFiles: number;
  hashDifferences: number;
  moneyDifferences: number;
  seconds: number;
};

async function main(): Promise<void> {
  compileOnce(join(import.meta.dirname, '..'));
  const pipelines = await buildCrashPipelines(items);
  console.log(`seed ${seed}, ${instants} random instants, ${items} items, ${lanes} at once`);
  const tallies: { [name: string]: Tally } = {};
  for (const name of ['chain', 'diamond', 'batch'] as const) {
    // The first of all compiles the sources.
    const calm = await crashRun(pipelines[name], []);
    const begin = performance.now();
    await crashRun(pipelines[name], []);
    const calmMs = performance.now() - begin;
    const tally = newTally();
    tallies[name] = tally;
    const attempt = async ({ deaths, dropEvery }: Trial): Promise<number> => {
      const result = await crashRun(pipelines[name], deaths, dropEvery);
      addResult(tally, calm, result);
      if (tally.runs % 25 === 0) console.log(`${name}: ${JSON.stringify(tally)}`);
      return result.kills;
    };
    await inLanes(stepTrials(calm, name === 'batch' ? stepsPerBatch : 1), attempt);
    const wanted = Math.ceil(instants / 3);
    await inLanes(
      instantTrials(`${seed} ${name}`, calmMs, () => tally.instants < wanted),
      async (trial) => {
        // Added after the wait: another lane counts meanwhile.
        const kills = await attempt(trial);
        tally.instants += kills;
      },
    );
    tally.seconds = Math.round((performance.now() - begin) / 1000);
    console.log(`${name}: ${JSON.stringify(tally)}`);
  }
  report(tallies);
}

/** Every step of a calm run, before and after it: in a first life, and in a second one that goes on from the middle. */
function* stepTrials({ counts }: CrashResult, stepsPerRun: number): Generator<Trial> {
  for (const kind of ['write', 'file'] as const) {
    const all = Array.from({ length: counts[kind] }, (_, index) => index + 1);
    const steps = all.flatMap((at): readonly Step[] => [
      { kind, at, when: 'before' },
      { kind, at, when: 'after' },
    ]);
    // A long run dies several times: each life takes its turn at steps that lie far apart.
    const runs = Math.ceil(steps.length / stepsPerRun);
    for (let run = 0; run < runs; run += 1)
      yield { deaths: steps.filter((_, index) => index % runs === run) };
    if (stepsPerRun > 1) continue;
    const middle: Death = { kind: 'write', at: Math.ceil(counts.write / 2), when: 'after' };
    for (const step of steps) if (step.at <= counts[kind] / 2) yield { deaths: [middle, step] };
  }
}

function* instantTrials(name: string, calmMs: number, isWanted: () => boolean): Generator<Trial> {
  for (let trial = 0; isWanted(); trial += 1) {
    const random = createRandom(`${name} ${trial}`);
    const deaths = Array.from({ length: killsPerRun }, () => ({
      afterMs: 100 + random() * calmMs,
    }));
    yield random() < 0.5 ? { deaths, dropEvery: 3 } : { deaths };
  }
}

/** Runs trials, as many at once as there are lanes. */
async function inLanes(
  trials: Generator<Trial>,
  run: (trial: Trial) => Promise<unknown>,
): Promise<void> {
  const lane = async (): Promise<void> => {
    for (let next = trials.next(); next.done !== true; next = trials.next()) await run(next.value);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

function newTally(): Tally {
  return {
    runs: 0,
    kills: 0,
    instants: 0,
    creates: 0,
    duplicates: 0,
    lostOutputs: 0,
    halfFiles: 0,
    hashDifferences: 0,
    moneyDifferences: 0,
    seconds: 0,
  };
}

function addResult(tally: Tally, calm: CrashResult, result: CrashResult): void {
  const before = faultsOf(tally);
  tally.runs += 1;
  tally.kills += result.kills;
  for (const count of Object.values(result.creates)) tally.creates += count;
  for (const [version, count] of Object.entries(result.creates))
    tally.duplicates += Math.max(0, count - (calm.creates[version] ?? 0));
  compareFiles(tally, calm.files, result.files);
  if (!isDeepStrictEqual(result.outputs, calm.outputs)) tally.hashDifferences += 1;
  tally.halfFiles += result.broken.length;
  if (result.spent !== calm.spent || result.reservedStill !== 0) tally.moneyDifferences += 1;
  if (faultsOf(tally) > before) console.log(JSON.stringify({ calm, result }, null, 1));
}

type Files = CrashResult['files'];

function compareFiles(tally: Tally, expected: Files, found: Files): void {
  for (const [name, hash] of Object.entries(expected))
    if (found[name] === undefined) tally.lostOutputs += 1;
    else if (found[name] !== hash) tally.hashDifferences += 1;
  // A file too many, such as a numbered copy, is no output of the calm run.
  for (const name of Object.keys(found)) if (!(name in expected)) tally.hashDifferences += 1;
}

function faultsOf(tally: Tally): number {
  const { duplicates, lostOutputs, halfFiles, hashDifferences, moneyDifferences } = tally;
  return duplicates + lostOutputs + halfFiles + hashDifferences + moneyDifferences;
}

function report(tallies: { readonly [name: string]: Tally }): void {
  console.table(tallies);
  console.log(JSON.stringify({ seed, instants, items, lanes, tallies }));
  const faults = Object.values(tallies).reduce((sum, tally) => sum + faultsOf(tally), 0);
  const again = `"npm run crash -- ${instants} ${seed} ${items}"`;
  console.log(faults === 0 ? 'good' : `FAILED with ${faults} faults: run again with ${again}`);
  process.exitCode = faults === 0 ? 0 : 1;
}

/** Numbers from 0 to 1 that a seed gives again (mulberry32, in the public domain). */
function createRandom(text: string): () => number {
  let state = [...text].reduce((sum, char) => (Math.imul(sum, 31) + char.charCodeAt(0)) | 0, 7);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

await main();
