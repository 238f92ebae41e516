import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { artifactsIn } from '../../../shared/domain/values.ts';
import { fingerprint, journalFiles, openCache, result } from '../cacheStore.ts';

// Uses the cache of a folder at random until it is killed, and tells what it did: what it was promised must hold.
const [, , folder = '', seed = '1'] = process.argv;
const { cache, database, store, makeFile } = await openCache(folder, Date.now);

type Told = { readonly done: string; readonly needs?: string };

/** Few contents, so that results share files and files come back. Only the first are ever needed by more than results. */
function content(among = 24, from = 0): string {
  return `${from + random(among)} `.repeat(30_000);
}

async function put(name: string): Promise<Told> {
  const files = [await makeFile(content()), await makeFile(content())];
  const print = fingerprint(name, { model: `a/${name}` });
  const isKept = await cache.put(result(name, files, { fingerprint: print }));
  if (!isKept) throw new Error('a file that was just written is gone');
  return { done: 'put' };
}

async function find(name: string): Promise<Told> {
  const found = await cache.find(name);
  if (found.kind === 'lost') throw new Error(`nobody touched it: ${found.because}`);
  if (found.kind !== 'hit') return { done: found.kind };
  for (const { id } of Object.values(found.outputs).flatMap(artifactsIn)) {
    const hash = createHash('sha256').update(readFileSync(store.pathOf(id)));
    if (hash.digest('hex') !== id) throw new Error('a found file is another');
  }
  return { done: 'hit' };
}

async function noteFile(): Promise<Told> {
  const artifact = await makeFile(content(4));
  journalFiles(database, `run-${seed}`, [artifact]);
  return { done: 'journal', needs: artifact.id };
}

async function importFile(): Promise<Told> {
  const { id } = await makeFile(content(4, 4));
  if (random(2) > 0) return { done: 'orphan' };
  store.keep(id);
  return { done: 'keep', needs: id };
}

async function evict(): Promise<Told> {
  cache.setLimit(1_000_000);
  cache.evict();
  return { done: 'evict' };
}

async function clear(name: string): Promise<Told> {
  cache.clear(random(3) === 0 ? {} : { model: `a/${name}` });
  return { done: 'clear' };
}

const acts = [put, put, put, put, find, find, find, evict, clear, clear];
const rareActs = [noteFile, importFile];

for (;;) {
  const choice = random(12) === 0 ? rareActs : acts;
  const act = choice[random(choice.length)] ?? put;
  process.send?.(await act(`f${random(20)}`));
}

function random(below: number): number {
  return Math.floor(Math.random() * below);
}
