import { fork, type ChildProcess } from 'node:child_process';
import { randomFillSync } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { keepResult, machineText } from './report.ts';
import { curlAndHash } from './transfers/curl.ts';
import { serveFile } from './transfers/serveFile.ts';
import {
  transfer,
  type TransferKind,
  type TransferOrder,
  type TransferResult,
} from './transfers/transfer.ts';

const MiB = 2 ** 20;

type Row = {
  readonly transfer: string;
  readonly MB: number;
  readonly 'idle, MB': number;
  readonly 'over idle, MB': number;
  readonly 'MiB/s': number;
  readonly 'curl + sha256sum, MiB/s': number;
  /** Of the medians; the target is 1.3. */
  readonly 'wall, times curl': number;
};

/** A message to a child: what it shall be. */
type Role =
  | { readonly role: 'server'; readonly file: string; readonly bytes: number }
  | ({ readonly role: 'transfer' } & TransferOrder);

async function play(role: Role): Promise<unknown> {
  return role.role === 'server' ? serveFile(role.file, role.bytes) : transfer(role);
}

function start(role: Role): { readonly child: ChildProcess; readonly answer: Promise<unknown> } {
  const child = fork(import.meta.filename, ['--child']);
  child.send(role);
  const answer = Promise.race([
    once(child, 'message').then(([message]: unknown[]) => message),
    once(child, 'exit').then(() => Promise.reject(new Error(`the ${role.role} failed`))),
  ]);
  return { child, answer };
}

async function writeRandom(path: string, bytes: number): Promise<void> {
  const handle = await open(path, 'w');
  const block = Buffer.alloc(4 * MiB);
  for (let at = 0; at < bytes; at += block.length) {
    randomFillSync(block);
    await handle.write(block, 0, Math.min(block.length, bytes - at));
  }
  await handle.close();
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

type Place = { readonly folder: string; readonly file: string; readonly origin: string };

async function measure(kind: TransferKind, place: Place, { bytes, rounds }: Size): Promise<Row> {
  const ours: TransferResult[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const folder = join(place.folder, `${kind}-${round}`);
    await mkdir(folder);
    const target = join(folder, 'curl.bin');
    theirs.push(await curlAndHash(kind, { ...place, target }));
    // What the system still has to write of it would be written in our time.
    await rm(target, { force: true });
    const { child, answer } = start({ role: 'transfer', kind, ...place, folder });
    ours.push((await answer) as TransferResult);
    child.kill();
    await rm(folder, { recursive: true });
  }
  const wallMs = median(ours.map((each) => each.wallMs));
  const curlMs = median(theirs);
  const overIdle = Math.max(...ours.map(({ peakBytes, idleBytes }) => peakBytes - idleBytes));
  const rate = (ms: number): number => Math.round(bytes / MiB / (ms / 1000));
  return {
    transfer: kind,
    MB: Math.round(bytes / 1e6),
    'idle, MB': Math.round(median(ours.map(({ idleBytes }) => idleBytes)) / 1e6),
    'over idle, MB': Math.round(overIdle / 1e5) / 10,
    'MiB/s': rate(wallMs),
    'curl + sha256sum, MiB/s': rate(curlMs),
    'wall, times curl': Math.round((wallMs / curlMs) * 100) / 100,
  };
}

type Size = { readonly bytes: number; readonly rounds: number };

async function bench({ bytes, rounds }: Size): Promise<readonly Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'patchbay-transfers-'));
  const file = join(folder, 'file.bin');
  await writeRandom(file, bytes);
  const { child, answer } = start({ role: 'server', file, bytes });
  try {
    const place = { folder, file, origin: String(await answer) };
    const rows = [await measure('download', place, { bytes, rounds })];
    // The Files API takes less than 100 MiB.
    if (bytes < 100 * MiB) rows.push(await measure('upload', place, { bytes, rounds }));
    rows.push(await measure('import', place, { bytes, rounds }));
    return rows;
  } finally {
    child.kill();
    await rm(folder, { recursive: true, force: true });
  }
}

/** `node bench/transfers.ts [--bytes 2147483648]... [--rounds 5]`: memory and speed of files in and out, next to curl. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      bytes: { type: 'string', multiple: true, default: ['100000000'] },
      rounds: { type: 'string', default: '5' },
    },
  });
  const machine = machineText();
  const rows: Row[] = [];
  for (const bytes of values.bytes)
    rows.push(...(await bench({ bytes: Number(bytes), rounds: Number(values.rounds) })));
  console.log(machine);
  console.table(rows);
  keepResult('transfers', { machine, rows });
}

if (process.argv.includes('--child')) {
  process.once('message', (role) => {
    void play(role as Role).then((answer) => process.send?.(answer));
  });
} else await main();
