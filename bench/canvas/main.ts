import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Browser } from '@playwright/test';
import { findChromium } from '../../test/browser/findChromium.ts';
import { launchOptions } from '../../test/browser/launchOptions.ts';
import { preparePeers, startPatchbay, type Patchbay } from './prepare.ts';
import { createMeter } from './meter.ts';
import { measureSubject } from './measureSubject.ts';
import { summarise, type Cell, type Sample } from './summary.ts';

const subjects = ['patchbay', 'reactFlow', 'litegraph', 'bare'] as const;
export type Subject = (typeof subjects)[number];

const root = join(import.meta.dirname, '..', '..');

/** Frames come as fast as they are made, so that a frame's time is what it costs. */
const unlimited = ['--disable-frame-rate-limit', '--disable-gpu-vsync'];

type Order = {
  readonly sizes: readonly number[];
  readonly rounds: number;
  readonly chosen: readonly Subject[];
  readonly wants: (row: string) => boolean;
};

async function measureAll(
  browser: Browser,
  patchbay: Patchbay,
  { sizes, rounds, chosen, wants }: Order,
): Promise<readonly Sample[]> {
  const samples: Sample[] = [];
  const meter = await createMeter(browser);
  for (const size of sizes) {
    for (let round = 0; round < rounds; round += 1) {
      for (const subject of chosen) {
        const rows = await measureSubject({ browser, patchbay, subject, size, meter, wants });
        for (const [gesture, measured] of Object.entries(rows))
          samples.push({ subject, size, gesture, ...measured });
        console.log(`${size} nodes, round ${round + 1}: ${subject} done`);
      }
    }
  }
  return samples;
}

function printTables(cells: readonly Cell[], sizes: readonly number[]): void {
  for (const size of sizes) {
    console.log(
      `\n${size} nodes, milliseconds a frame: median / 95th percentile (processor time); one step: its longest frame`,
    );
    const rows: { [gesture: string]: { [subject: string]: string } } = {};
    for (const { gesture, subject, text } of cells.filter((cell) => cell.size === size))
      rows[gesture] = { ...rows[gesture], [subject]: text };
    console.table(rows);
  }
}

/** `node bench/canvas/main.ts [--sizes 20,1000] [--rounds 3] [--rows pan,zoom] [--subjects patchbay,bare]`: frame times of the canvas and its peers. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      sizes: { type: 'string', default: '20,100,300,500,1000,5000' },
      rounds: { type: 'string', default: '3' },
      rows: { type: 'string' },
      subjects: { type: 'string', default: subjects.join(',') },
    },
  });
  const sizes = values.sizes.split(',').map(Number);
  const wanted = new Set(values.subjects.split(','));
  const chosen = subjects.filter((subject) => wanted.has(subject));
  const rows = values.rows === undefined ? undefined : new Set(values.rows.split(','));
  const folder = mkdtempSync(join(tmpdir(), 'patchbay-canvas-'));
  const browserChoice = await findChromium(console.log);
  const options = launchOptions(browserChoice);
  const browser = await chromium.launch({
    ...options,
    args: [...(options?.args ?? []), ...unlimited],
  });
  await preparePeers(root, folder);
  const patchbay = await startPatchbay(root, folder);
  try {
    const samples = await measureAll(browser, patchbay, {
      sizes,
      rounds: Number(values.rounds),
      chosen,
      wants: (row) => rows === undefined || rows.has(row),
    });
    const cells = summarise(samples);
    const machine = `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}, Chromium ${browser.version()} without a GPU, Node ${process.version}`;
    console.log(`\n${machine}`);
    printTables(cells, sizes);
    const results = join(root, '.cache', 'bench');
    mkdirSync(results, { recursive: true });
    writeFileSync(join(results, 'canvas.json'), JSON.stringify({ machine, cells }, null, 2));
    console.log(`All figures: ${join('.cache', 'bench', 'canvas.json')}`);
  } finally {
    await browser.close();
    await patchbay.host.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

await main();
