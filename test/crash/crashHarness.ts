import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createBuiltinServer } from '../../electron/builtin/createBuiltinServer.ts';
import type { Pipeline } from '../../shared/domain/graph.ts';
import { scratchFolder } from '../support/scratchFolder.ts';
import { startChild } from '../support/startChild.ts';

/** What the child is to do. */
export type CrashJob = {
  readonly dataDir: string;
  readonly outputFolder: string;
  readonly pipelineFile: string;
  readonly baseUrl: string;
  readonly token: string;
  readonly killAt?: Step;
};

/** The child kills itself before or after the n-th transaction of its database, or the n-th step with a file. */
export type Step = {
  readonly kind: keyof CrashCounts;
  readonly at: number;
  readonly when: 'before' | 'after';
};

/** The transactions of a life, and its steps with files. */
export type CrashCounts = { write: number; file: number };

/** How one life of the engine ends: by a signal after so many milliseconds, at a step, or by itself. */
export type Death = { readonly afterMs: number } | Step;

/** What a run came to, however often it was killed. */
export type CrashResult = {
  /** Times the engine was killed. */
  readonly kills: number;
  /** What its last life did. */
  readonly counts: CrashCounts;
  /** Predictions made, by version. */
  readonly creates: { readonly [version: string]: number };
  /** The outputs of every node, artifacts by hash. */
  readonly outputs: unknown;
  /** The SHA-256 of each file written for the user, by name. */
  readonly files: { readonly [name: string]: string };
  /** What the ledger says that the run has spent, in micro-dollars: 10,000 for each prediction. */
  readonly spent: number;
  /** Reservations that nobody ended. */
  readonly reservedStill: number;
  /** Files in the data folder that are no whole artifact, and faults of the database. */
  readonly broken: readonly string[];
};

type Ended = {
  readonly status: string;
  readonly failures: readonly string[];
  readonly outputs: unknown;
  readonly counts: CrashCounts;
};

/**
 * Runs a pipeline in engines that are killed one after the other by SIGKILL, then in one that is not, against one
 * provider that goes on living and loses the answer of every `dropEvery`-th create.
 */
export async function crashRun(
  pipeline: Pipeline,
  deaths: readonly Death[],
  dropEvery?: number,
): Promise<CrashResult> {
  await using scratch = await scratchFolder();
  const token = 'token-of-the-crash-tests';
  const server = await createBuiltinServer({ token, storageDir: scratch.at('provider') });
  let creates = 0;
  if (dropEvery !== undefined)
    server.faults.add({
      on: 'predictions.create',
      fault: { kind: 'drop', when: 'after' },
      times: Infinity,
      match: () => (creates += 1) % dropEvery === 0,
    });
  const pipelineFile = scratch.at('pipeline.json');
  await writeFile(pipelineFile, JSON.stringify(pipeline));
  const job: CrashJob = {
    dataDir: scratch.at('data'),
    outputFolder: scratch.at('out'),
    pipelineFile,
    baseUrl: server.baseUrl,
    token,
  };
  try {
    let kills = 0;
    let ended: Ended | undefined;
    for (const death of deaths) {
      ended = await liveOnce(job, death);
      if (ended !== undefined) break;
      kills += 1;
    }
    ended ??= await liveOnce(job);
    if (ended?.status !== 'succeeded')
      throw new Error(`the run ended as ${ended?.status}: ${ended?.failures.join(' ')}`);
    return {
      kills,
      counts: ended.counts,
      creates: countBy(server.counts.creates().map(({ version }) => version)),
      outputs: ended.outputs,
      files: await hashFiles(job.outputFolder),
      ...readLedger(job.dataDir),
      broken: await findBroken(job.dataDir),
    };
  } finally {
    await server.close();
  }
}

/** One life of an engine; undefined when it was killed before the run had ended. */
async function liveOnce(job: CrashJob, death?: Death): Promise<Ended | undefined> {
  const own: CrashJob = death !== undefined && 'at' in death ? { ...job, killAt: death } : job;
  await using child = startChild(new URL('crashChild.ts', import.meta.url), [JSON.stringify(own)]);
  const timer =
    death !== undefined && 'afterMs' in death
      ? setTimeout(() => child.child.kill('SIGKILL'), death.afterMs)
      : undefined;
  try {
    for (;;) {
      const message = await child.next();
      if (typeof message === 'object') return message as Ended;
    }
  } catch (error) {
    if (child.child.signalCode === 'SIGKILL') return undefined;
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

function countBy(texts: readonly string[]): { readonly [text: string]: number } {
  const groups = Map.groupBy(texts, (text) => text);
  return Object.fromEntries([...groups].map(([text, all]) => [text, all.length]));
}

async function hashFiles(folder: string): Promise<{ readonly [name: string]: string }> {
  const hashes: { [name: string]: string } = {};
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((each) => each.isFile()))
    hashes[entry.name] = await hashOf(join(entry.parentPath, entry.name));
  return hashes;
}

async function hashOf(path: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
}

function readLedger(dataDir: string): Pick<CrashResult, 'spent' | 'reservedStill'> {
  const database = new DatabaseSync(join(dataDir, 'journal.sqlite'), { readOnly: true });
  const spend = database.prepare('SELECT spent FROM run_spend').get();
  const open = database
    .prepare("SELECT COUNT(*) AS open FROM reservations WHERE state = 'open'")
    .get();
  database.close();
  return { spent: Number(spend?.['spent']), reservedStill: Number(open?.['open']) };
}

/** Every artifact is whole under its hash, and the database is sound and knows each. */
async function findBroken(dataDir: string): Promise<readonly string[]> {
  const broken: string[] = [];
  const database = new DatabaseSync(join(dataDir, 'journal.sqlite'), { readOnly: true });
  const [check] = Object.values(database.prepare('PRAGMA integrity_check').get() ?? {});
  if (check !== 'ok') broken.push(`integrity: ${String(check)}`);
  const ids = database
    .prepare('SELECT id FROM artifacts')
    .all()
    .map((row) => String(row['id']));
  database.close();
  for (const id of ids) {
    const path = join(dataDir, 'artifacts', id.slice(0, 2), id.slice(2));
    const found = await hashOf(path).catch(() => 'missing');
    if (found !== id) broken.push(`artifact ${id}: ${found}`);
  }
  return broken;
}
