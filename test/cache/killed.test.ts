import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { toArtifactId } from '../../shared/domain/ids.ts';
import { scratchFolder } from '../support/scratchFolder.ts';
import { startChild } from '../support/startChild.ts';
import { openCache } from './cacheStore.ts';

const rounds = 6;
const hour = 3_600_000;

/** Two processes use one cache and are killed in the middle, again and again; two hours pass between the rounds. */
test('two processes and kill -9 lose nothing that is needed and leave nothing that is not', async () => {
  await using scratch = await scratchFolder();
  const folder = scratch.at('data');
  const needed = new Set<string>();
  const counts = new Map<string, number>();
  let state = 7;
  const random = (below: number): number => (state = (state * 48_271) % 2_147_483_647) % below;
  (await openCache(folder, Date.now)).database.close();

  for (let round = 1; round <= rounds; round += 1) {
    const script = new URL('children/useCache.ts', import.meta.url);
    const children = [0, 1].map((which) => startChild(script, [folder, `${round}-${which}`]));
    await Promise.all(
      children.map(async (child) => {
        for (let left = 10 + random(60); left > 0; left -= 1) {
          const told = readMessage(await child.next());
          counts.set(told.done, (counts.get(told.done) ?? 0) + 1);
          if (told.needs !== undefined) needed.add(told.needs);
        }
        await child.kill();
      }),
    );
    await checkStore(folder, needed);
  }

  const { cache, database, store } = await openCache(folder, Date.now);
  age(folder, database);
  cache.clear({});
  age(folder, database);
  cache.clear({});
  const unknown = database.prepare('SELECT COUNT(*) AS count FROM doomed_artifacts').get()?.[
    'count'
  ];
  expect(unknown).toBe(0);
  for (const id of needed) expect(existsSync(store.pathOf(toArtifactId(id)))).toBe(true);
  for (const id of filesOf(folder))
    expect(database.prepare('SELECT 1 FROM artifacts WHERE id = ?').get(id)).toBeDefined();
  database.close();
  for (const what of ['put', 'hit', 'journal', 'evict', 'clear'])
    expect(counts.get(what)).toBeGreaterThan(0);
}, 120_000);

/** What a killed process leaves: every row's files are whole, everything needed is there, and time passes. */
async function checkStore(folder: string, needed: ReadonlySet<string>): Promise<void> {
  const { cache, database, store } = await openCache(folder, Date.now);
  const rows = database.prepare('SELECT artifact_id FROM result_artifacts').all();
  const ids = new Set([...needed, ...rows.map((row) => String(row['artifact_id']))]);
  for (const id of ids) {
    const bytes = readFileSync(store.pathOf(toArtifactId(id)));
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(id);
  }
  for (const row of database.prepare('SELECT fingerprint FROM results').all())
    expect(await cache.find(String(row['fingerprint']))).toMatchObject({ kind: 'hit' });
  age(folder, database);
  Array.from(cache.sweep());
  database.close();
}

/** Two hours pass for the rows and the files. */
function age(folder: string, database: DatabaseSync): void {
  const by = 2 * hour;
  database.exec(
    `UPDATE results SET used_at = used_at - ${by}, created_at = created_at - ${by};
     UPDATE result_artifacts SET modified_at = modified_at - ${by};
     UPDATE doomed_artifacts SET not_before = not_before - ${by};`,
  );
  for (const id of filesOf(folder)) {
    const path = join(folder, 'artifacts', id.slice(0, 2), id.slice(2));
    const { mtimeMs } = statSync(path);
    utimesSync(path, (mtimeMs - by) / 1000, (mtimeMs - by) / 1000);
  }
}

function filesOf(folder: string): readonly string[] {
  const artifacts = join(folder, 'artifacts');
  return readdirSync(artifacts)
    .filter((part) => part.length === 2)
    .flatMap((part) => readdirSync(join(artifacts, part)).map((rest) => part + rest));
}

function readMessage(message: unknown): { readonly done: string; readonly needs?: string } {
  if (typeof message !== 'object' || message === null || !('done' in message))
    throw new Error('the child tells what it did');
  const { done } = message;
  const needs = 'needs' in message ? String(message.needs) : undefined;
  return { done: String(done), ...(needs === undefined ? {} : { needs }) };
}
