import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { findChromium } from '../../test/browser/findChromium.ts';
import { launchOptions } from '../../test/browser/launchOptions.ts';
import { keepResult, machineText } from '../report.ts';
import { preparePeers, startPatchbay, type Patchbay } from './prepare.ts';
import { createMeter } from './meter.ts';
import { measureSubject, type Place } from './measureSubject.ts';
import { summarise, type Cell, type Sample } from './summary.ts';

const subjects = ['patchbay', 'before', 'reactFlow', 'litegraph', 'bare'] as const;
type Subject = (typeof subjects)[number];

const root = join(import.meta.dirname, '..', '..');

/** Frames come as fast as they are made, so that a frame's time is what it costs. */
const unlimited = ['--disable-frame-rate-limit', '--disable-gpu-vsync'];

type Order = {
  readonly rounds: number;
  readonly chosen: readonly Subject[];
  readonly wants: (row: string) => boolean;
  readonly placeOf: (subject: Subject) => Place;
};

/** What was measured at one size, and how busy the computer was then. */
type Table = { readonly size: number; readonly load: string; readonly cells: readonly Cell[] };

async function measureSize(
  size: number,
  { rounds, chosen, wants, placeOf }: Order,
): Promise<Table> {
  const samples: Sample[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const subject of chosen) {
      const rows = await measureSubject({ ...placeOf(subject), subject, size, wants });
      for (const [gesture, measured] of Object.entries(rows))
        samples.push({ subject, size, gesture, ...measured });
      console.log(`${size} nodes, round ${round + 1}: ${subject} done`);
    }
  }
  return { size, load: loadavg()[0]?.toFixed(1) ?? '', cells: summarise(samples) };
}

function print({ size, load, cells }: Table): void {
  console.log(
    `\n${size} nodes, load ${load}; milliseconds a frame: median / 95th percentile (processor time); one step: its longest frame`,
  );
  const rows: { [gesture: string]: { [subject: string]: string } } = {};
  for (const { gesture, subject, text } of cells)
    rows[gesture] = { ...rows[gesture], [subject]: text };
  console.table(rows);
}

/** `node bench/canvas/main.ts [--sizes 20,1000] [--rounds 3] [--rows pan,zoom] [--subjects patchbay,bare] [--before dist/renderer]`: frame times of the canvas and its peers; `before` is another build of the page, measured in turn. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      sizes: { type: 'string', default: '20,100,300,500,1000,5000' },
      rounds: { type: 'string', default: '3' },
      rows: { type: 'string' },
      subjects: { type: 'string', default: subjects.join(',') },
      before: { type: 'string' },
    },
  });
  const wanted = new Set(values.subjects.split(','));
  const chosen = subjects.filter(
    (subject) => wanted.has(subject) && (subject !== 'before' || values.before !== undefined),
  );
  const rows = values.rows === undefined ? undefined : new Set(values.rows.split(','));
  const folder = mkdtempSync(join(tmpdir(), 'patchbay-canvas-'));
  const options = launchOptions(await findChromium(console.log));
  const browser = await chromium.launch({
    ...options,
    args: [...(options?.args ?? []), ...unlimited],
  });
  const machine = machineText(`Chromium ${browser.version()} without a GPU`);
  await preparePeers(root, folder);
  const page = join(root, 'dist', 'renderer');
  // Each page gets a server of its own: one that was there before brings back what an earlier page left unsaved.
  const start = (subject: Subject): Promise<Patchbay> =>
    startPatchbay(root, {
      folder: mkdtempSync(join(folder, 'data-')),
      page: subject === 'before' ? (values.before ?? page) : page,
    });
  try {
    const meter = await createMeter(browser);
    const order: Order = {
      rounds: Number(values.rounds),
      chosen,
      wants: (row) => rows === undefined || rows.has(row),
      placeOf: (subject) => ({
        browser,
        meter,
        peers: join(folder, 'peers'),
        start: () => start(subject),
      }),
    };
    const tables: Table[] = [];
    for (const size of values.sizes.split(',').map(Number)) {
      const table = await measureSize(size, order);
      tables.push(table);
      print(table);
      // What was measured is kept, should a larger size go wrong.
      keepResult('canvas', { machine, tables });
    }
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

await main();
