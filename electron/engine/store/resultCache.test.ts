import { existsSync } from 'node:fs';
import { rm, utimes, writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { fingerprint, journalFiles, openCache, result } from '../../../test/cache/cacheStore.ts';
import { scratchFolder } from '../../../test/support/scratchFolder.ts';
import { toNodeId } from '../../../shared/domain/ids.ts';
import { textValue } from '../../../shared/domain/values.ts';

const hour = 3_600_000;

/** A cache in a folder of its own; `clock.now` begins two hours from now, so that every file is old enough to go. */
async function createTestCache() {
  const scratch = await scratchFolder();
  const clock = { now: Date.now() + 2 * hour };
  const opened = await openCache(scratch.at('data'), () => clock.now);
  return {
    ...opened,
    clock,
    scratch,
    /** Another host on the same folder. */
    again: () => openCache(scratch.at('data'), () => clock.now),
    async [Symbol.asyncDispose]() {
      opened.database.close();
      await scratch[Symbol.asyncDispose]();
    },
  };
}

describe('finding', () => {
  test('gives what was put, in another process and with the run it is of', async () => {
    await using at = await createTestCache();
    const file = await at.makeFile('hello');
    const kept = result('f1', [file]);
    expect(await at.cache.put(kept)).toBe(true);
    const other = await at.again();
    expect(await other.cache.find('f1')).toEqual({
      kind: 'hit',
      outputs: kept.outputs,
      at: at.clock.now,
      runId: 'run1',
    });
    other.database.close();
    expect(await at.cache.find('f2')).toEqual({ kind: 'miss' });
  });

  test('what another process evicts at the same moment is a miss, and nobody blames its files', async () => {
    await using at = await createTestCache();
    await at.cache.put(result('f1', [await at.makeFile('x'.repeat(1_000_001))]));
    at.clock.now += 2 * hour;
    const other = await at.again();
    other.cache.setLimit(1_000_000);
    // Whoever finds looks at the clock first: the other one comes in between.
    let isRacing = false;
    const racing = await openCache(at.scratch.at('data'), () => {
      if (isRacing) other.cache.evict();
      isRacing = false;
      return at.clock.now;
    });
    isRacing = true;
    expect(await racing.cache.find('f1')).toEqual({ kind: 'miss' });
    expect(isRacing).toBe(false);
    racing.database.close();
    other.database.close();
  });

  test('a deleted file drops the entry and says so', async () => {
    await using at = await createTestCache();
    const file = await at.makeFile('hello', 'cat.txt');
    await at.cache.put(result('f1', [await at.makeFile('other'), file]));
    await rm(at.store.pathOf(file.id));
    expect(await at.cache.find('f1')).toEqual({
      kind: 'lost',
      because: '"cat.txt" was deleted from the data folder',
    });
    expect(await at.cache.find('f1')).toEqual({ kind: 'miss' });
  });

  test.each(['hellO', 'longer than before'])(
    'a file altered to "%s" drops the entry',
    async (text) => {
      await using at = await createTestCache();
      const file = await at.makeFile('hello', 'cat.txt');
      await at.cache.put(result('f1', [file]));
      await writeFile(at.store.pathOf(file.id), text);
      await utimes(at.store.pathOf(file.id), 1, 1);
      expect(await at.cache.find('f1')).toEqual({
        kind: 'lost',
        because: '"cat.txt" was altered in the data folder',
      });
      expect(at.cache.stats().models).toEqual([]);
    },
  );

  test('a file that was only touched is read once and stays', async () => {
    await using at = await createTestCache();
    const file = await at.makeFile('hello');
    await at.cache.put(result('f1', [file]));
    await utimes(at.store.pathOf(file.id), 1, 1);
    expect(await at.cache.find('f1')).toMatchObject({ kind: 'hit' });
    // Altered behind its time: it is not read again, as the time is the one that was noted.
    await writeFile(at.store.pathOf(file.id), 'hellO');
    await utimes(at.store.pathOf(file.id), 1, 1);
    expect(await at.cache.find('f1')).toMatchObject({ kind: 'hit' });
  });

  test('a result whose model may change lives for its lifetime; a clock set back does not end it', async () => {
    await using at = await createTestCache();
    await at.cache.put(result('f1', [], { fingerprint: fingerprint('f1', { lifetimeMs: 1000 }) }));
    const made = at.clock.now;
    at.clock.now = made + 999;
    expect(await at.cache.find('f1')).toMatchObject({ kind: 'hit' });
    at.clock.now = made - 5000;
    expect(await at.cache.find('f1')).toMatchObject({ kind: 'hit' });
    at.clock.now = made + 1000;
    expect(await at.cache.find('f1')).toEqual({ kind: 'expired', at: made });
  });

  test('a result with a file that is not there is not kept', async () => {
    await using at = await createTestCache();
    const file = await at.makeFile('hello');
    await rm(at.store.pathOf(file.id));
    expect(await at.cache.put(result('f1', [file]))).toBe(false);
    expect(await at.cache.find('f1')).toEqual({ kind: 'miss' });
  });
});

test('the last parts of a task are known per item, also after the result has gone', async () => {
  await using at = await createTestCache();
  const place = { pipelineKey: 'p.patchbay', nodeId: toNodeId('n'), path: [3] };
  expect(at.cache.latestParts(place)).toBeUndefined();
  await at.cache.put(
    result('f1', [], { ...place, fingerprint: fingerprint('f1', { parts: { a: '1' } }) }),
  );
  at.cache.clear({});
  expect(at.cache.latestParts(place)).toEqual({ a: '1' });
  at.cache.touch({ ...place, fingerprint: fingerprint('f2', { parts: { a: '2' } }) });
  expect(at.cache.latestParts(place)).toEqual({ a: '2' });
  expect(at.cache.latestParts({ ...place, path: [] })).toBeUndefined();
});

describe('eviction', () => {
  const megabyte = (letter: string): string => letter.repeat(1_000_000);

  async function fill(at: Awaited<ReturnType<typeof createTestCache>>) {
    const files = [];
    for (const name of ['a', 'b', 'c', 'd']) {
      const file = await at.makeFile(megabyte(name));
      await at.cache.put(
        result(name, [file], { outputs: { output: { type: 'file', artifact: file } } }),
      );
      files.push(file);
      at.clock.now += 1000;
    }
    const [a, b, c, d] = files;
    if (a === undefined || b === undefined || c === undefined || d === undefined) throw new Error();
    return { a, b, c, d };
  }

  test('takes the least recently used until the limit holds, and its file with it', async () => {
    await using at = await createTestCache();
    const { a, b, c, d } = await fill(at);
    at.clock.now += hour;
    expect(await at.cache.find('a')).toMatchObject({ kind: 'hit' });
    at.clock.now += hour;
    at.cache.setLimit(2_100_000);
    expect(at.cache.evict()).toEqual({ entries: 2, files: 2, bytes: 2_000_000 });
    const here = [a, b, c, d].map(({ id }) => existsSync(at.store.pathOf(id)));
    expect(here).toEqual([true, false, false, true]);
    expect(await at.store.find(b.id)).toBeUndefined();
    expect(at.cache.stats()).toMatchObject({ models: [{ model: 'a/b', entries: 2 }] });
    expect(at.cache.stats().bytes).toBeLessThanOrEqual(2_100_000);
  });

  test('never takes what a run in the history, a pipeline or the last hour needs', async () => {
    await using at = await createTestCache();
    const { a, b, c, d } = await fill(at);
    journalFiles(at.database, 'r1', []);
    // The run is looked at here, and has to be looked at again for what it tells later.
    at.cache.setLimit(1_000_000);
    expect(at.cache.evict()).toMatchObject({ entries: 0 });
    journalFiles(at.database, 'r1', [a]);
    at.store.keep(b.id);
    at.clock.now += 2 * hour;
    await at.cache.find('c');
    expect(at.cache.evict()).toMatchObject({ entries: 1, files: 1 });
    const here = [a, b, c, d].map(({ id }) => existsSync(at.store.pathOf(id)));
    expect(here).toEqual([true, true, true, false]);
    // A run that leaves the history needs nothing any more.
    at.database.exec("DELETE FROM runs WHERE id = 'r1'");
    at.clock.now += hour / 2;
    expect(at.cache.evict()).toMatchObject({ entries: 1, files: 1 });
    expect(existsSync(at.store.pathOf(a.id))).toBe(false);
    expect(await at.cache.find('c')).toMatchObject({ kind: 'hit' });
  });

  test('a file of two results stays until both have gone', async () => {
    await using at = await createTestCache();
    const file = await at.makeFile(megabyte('x'));
    await at.cache.put(
      result('one', [file], { fingerprint: fingerprint('one', { model: 'x/one' }) }),
    );
    await at.cache.put(
      result('two', [file], { fingerprint: fingerprint('two', { model: 'x/two' }) }),
    );
    at.clock.now += 2 * hour;
    expect(at.cache.clear({ model: 'x/one' })).toEqual({ entries: 1, files: 0, bytes: 0 });
    expect(await at.cache.find('two')).toMatchObject({ kind: 'hit' });
    at.clock.now += 2 * hour;
    expect(at.cache.clear({ model: 'x/two' })).toEqual({ entries: 1, files: 1, bytes: 1_000_000 });
  });

  test('texts count and go as well', async () => {
    await using at = await createTestCache();
    const outputs = { output: textValue(megabyte('t')) };
    await at.cache.put(result('t', [], { outputs }));
    at.clock.now += 2 * hour;
    at.cache.setLimit(1_000_000);
    expect(at.cache.evict()).toEqual({ entries: 1, files: 0, bytes: 0 });
  });
});

describe('clearing', () => {
  test('forgets at once, and deletes when the last hour is over', async () => {
    await using at = await createTestCache();
    const file = await at.makeFile('hello');
    await at.cache.put(result('f1', [file]));
    expect(at.cache.clear({})).toEqual({ entries: 1, files: 0, bytes: 0 });
    expect(await at.cache.find('f1')).toEqual({ kind: 'miss' });
    expect(existsSync(at.store.pathOf(file.id))).toBe(true);
    at.clock.now += hour;
    Array.from(at.cache.sweep());
    expect(existsSync(at.store.pathOf(file.id))).toBe(false);
  });

  test('by age counts from the last use', async () => {
    await using at = await createTestCache();
    await at.cache.put(result('old', []));
    await at.cache.put(result('used', []));
    at.clock.now += 10 * hour;
    await at.cache.find('used');
    at.clock.now += hour;
    expect(at.cache.clear({ olderThanMs: 5 * hour })).toMatchObject({ entries: 1 });
    expect(await at.cache.find('old')).toEqual({ kind: 'miss' });
    expect(await at.cache.find('used')).toMatchObject({ kind: 'hit' });
  });

  test('a doomed file that is made again stays', async () => {
    await using at = await createTestCache();
    const file = await at.makeFile('hello');
    await at.cache.put(result('f1', [file]));
    at.cache.clear({});
    await at.cache.put(result('f2', [await at.makeFile('hello')]));
    at.clock.now += 2 * hour;
    Array.from(at.cache.sweep());
    expect(await at.cache.find('f2')).toMatchObject({ kind: 'hit' });
  });

  test('files that no row names are swept, once they are old', async () => {
    await using at = await createTestCache();
    const file = await at.makeFile('hello');
    at.database.exec('DELETE FROM artifacts');
    expect(at.cache.clear({})).toEqual({ entries: 0, files: 1, bytes: 5 });
    expect(existsSync(at.store.pathOf(file.id))).toBe(false);
  });
});

test('the limit is kept, 10 GB unless set, and not set too low', async () => {
  await using at = await createTestCache();
  expect(at.cache.stats().limitBytes).toBe(10_000_000_000);
  at.cache.setLimit(5_000_000);
  expect(at.cache.stats().limitBytes).toBe(5_000_000);
  expect(() => at.cache.setLimit(1)).toThrow(/at least 1 MB/);
  expect(() => at.cache.setLimit(Number.NaN)).toThrow(/at least 1 MB/);
});
