import { isDeepStrictEqual } from 'node:util';
import { crashRun, type CrashResult, type Death } from '../test/crash/crashHarness.ts';
import { buildCrashPipelines } from '../test/crash/crashPipelines.ts';

// The crash harness in full: SIGKILL at every write of the journal and at so many random instants (300 unless given),
// with lost answers among them. Prints its counts; exits with 1 when a run came to anything else than a calm one.
const instants = Number(process.argv[2] ?? 300);
const seed = Number(process.argv[3] ?? Date.now() % 1_000_000);
const killsPerRun = 6;

type Tally = { runs: number; kills: number; duplicates: number; different: number };

async function main(): Promise<void> {
  const pipelines = await buildCrashPipelines(50);
  const random = createRandom(seed);
  console.log(
    `seed ${seed}; ${instants} random instants; every write of the chain and the diamond`,
  );
  const tally: Tally = { runs: 0, kills: 0, duplicates: 0, different: 0 };
  for (const name of ['chain', 'diamond', 'batch'] as const) {
    const begin = performance.now();
    const calm = await crashRun(pipelines[name], []);
    const tookMs = performance.now() - begin;
    const check = async (deaths: readonly Death[], dropEvery?: number): Promise<CrashResult> => {
      const result = await crashRun(pipelines[name], deaths, dropEvery);
      compare(tally, calm, result);
      return result;
    };
    if (name !== 'batch') await killAtEveryWrite(check);
    let left = Math.ceil(instants / 3);
    while (left > 0) {
      const deaths = Array.from({ length: Math.min(left, killsPerRun) }, () => ({
        afterMs: 300 + random() * tookMs,
      }));
      const { kills } = await check(deaths, random() < 0.5 ? 3 : undefined);
      left -= Math.max(1, kills);
    }
    console.log(`${name}: ${JSON.stringify(tally)}`);
  }
  const isGood = tally.duplicates === 0 && tally.different === 0;
  console.log(isGood ? 'good' : `FAILED: run again with "npm run crash -- ${instants} ${seed}"`);
  process.exitCode = isGood ? 0 : 1;
}

/** Kills once before and once after each write, until a life has fewer writes than that. */
async function killAtEveryWrite(
  check: (deaths: readonly Death[]) => Promise<CrashResult>,
): Promise<void> {
  for (let atWrite = 1; ; atWrite += 1) {
    const { kills } = await check([{ atWrite, when: 'before' }]);
    if (kills === 0) return;
    await check([{ atWrite, when: 'after' }]);
  }
}

function compare(tally: Tally, calm: CrashResult, result: CrashResult): void {
  tally.runs += 1;
  tally.kills += result.kills;
  for (const [version, count] of Object.entries(result.creates))
    tally.duplicates += Math.max(0, count - (calm.creates[version] ?? 0));
  const { kills: _, ...expected } = calm;
  const { kills: __, ...found } = result;
  if (isDeepStrictEqual(expected, found)) return;
  tally.different += 1;
  console.log(JSON.stringify({ expected, found }, null, 1));
}

/** Numbers from 0 to 1 that a seed gives again (mulberry32, in the public domain). */
function createRandom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

await main();
