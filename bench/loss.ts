import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { chromium, type Browser } from '@playwright/test';
import { setUpBrowser } from '../test/browser/globalSetup.ts';
import { launchOptions } from '../test/browser/launchOptions.ts';
import { acts } from '../test/e2e/crashActs.ts';
import { victims, type Victim } from '../test/e2e/crashScene.ts';
import { keepResult, machineText } from './report.ts';
import { measureKill } from './loss/measureKill.ts';

// How much of what was on screen a SIGKILL costs: the page, its engine, or both, in the middle of a drag, of typing and
// of pastes, in a real Chromium with a real engine process. Prints how old what came back was, as a table and as JSON on
// the last line; exits with 1 when something came back that was never on screen.
// Usage: npm run bench:loss -- [--kills 20] [--victims tab,engine,both] [--acts "a drag,typing,a paste"]

type ActName = keyof typeof acts;

/** The ages of what came back, in milliseconds, as they were measured; `never` counts what had not been on screen. */
type Losses = { readonly ages: readonly number[]; readonly never: number };

type Row = {
  readonly killed: Victim;
  readonly during: ActName;
  readonly kills: number;
  readonly median: number;
  readonly p95: number;
  readonly largest: number;
  readonly 'over 1 s': number;
  readonly 'never on screen': number;
};

/** The acts go on for this long before, in milliseconds: from before the first draft could be kept until long after. */
const earliestMs = 100;
const latestMs = 4000;

async function measureKills(
  browser: Browser,
  {
    victim,
    act,
    kills,
  }: { readonly victim: Victim; readonly act: ActName; readonly kills: number },
): Promise<Losses> {
  const ages: number[] = [];
  let never = 0;
  for (let kill = 0; kill < kills; kill += 1) {
    // Anywhere in its part of the time, so that no rhythm of the page is met again and again.
    const afterMs = earliestMs + ((kill + Math.random()) / kills) * (latestMs - earliestMs);
    const age = await measureKill(browser, { victim, act: acts[act], afterMs });
    if (age === undefined) never += 1;
    else ages.push(Math.round(age));
  }
  console.log(`${victim}, ${act}: ${ages.join(' ')} ms`);
  return { ages, never };
}

function toRow(killed: Victim, during: ActName, { ages, never }: Losses): Row {
  const sorted = ages.toSorted((a, b) => a - b);
  const at = (part: number): number => sorted[Math.ceil(sorted.length * part) - 1] ?? Number.NaN;
  return {
    killed,
    during,
    kills: ages.length + never,
    median: at(0.5),
    p95: at(0.95),
    largest: at(1),
    'over 1 s': ages.filter((age) => age > 1000).length,
    'never on screen': never,
  };
}

function choose<T extends string>(all: readonly T[], wanted: string | undefined): readonly T[] {
  if (wanted === undefined) return all;
  const names = wanted.split(',');
  const wrong = names.find((name) => !all.some((each) => each === name));
  if (wrong !== undefined) throw new Error(`"${wrong}" is none of ${all.join(', ')}.`);
  return all.filter((each) => names.includes(each));
}

function report(rows: readonly Row[], loads: readonly number[], browserVersion: string): void {
  console.log(
    `\nHow old what came back was at the kill, in milliseconds. Load ${loads.join(' to ')}.`,
  );
  console.table(rows);
  keepResult('loss', { machine: machineText(`Chromium ${browserVersion}`), loads, rows });
}

function loadNow(): number {
  return Math.round((loadavg()[0] ?? 0) * 10) / 10;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      kills: { type: 'string', default: '20' },
      victims: { type: 'string' },
      acts: { type: 'string' },
    },
  });
  // As for the tests: their scenes start servers and browsers of their own.
  const browser = await chromium.launch(launchOptions(await setUpBrowser()));
  const rows: Row[] = [];
  const before = loadNow();
  try {
    for (const victim of choose(victims, values.victims)) {
      for (const act of choose<ActName>(['a drag', 'typing', 'a paste'], values.acts)) {
        const losses = await measureKills(browser, { victim, act, kills: Number(values.kills) });
        rows.push(toRow(victim, act, losses));
      }
    }
  } finally {
    await browser.close();
  }
  report(rows, [before, loadNow()], browser.version());
  if (rows.some((row) => row['never on screen'] > 0)) process.exitCode = 1;
}

await main();
