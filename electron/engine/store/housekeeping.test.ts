import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { journalFiles, openCache, result } from '../../../test/cache/cacheStore.ts';
import { scratchFolder } from '../../../test/support/scratchFolder.ts';
import { createHousekeeping } from './housekeeping.ts';

const hour = 3_600_000;

/** A store as an older Patchbay has left it: a run needs a file, and nobody has noted it. */
async function createOldStore() {
  const scratch = await scratchFolder();
  const clock = { now: Date.now() + 2 * hour };
  const at = await openCache(scratch.at('data'), () => clock.now);
  const file = await at.makeFile('needed');
  await at.cache.put(result('f1', [file]));
  journalFiles(at.database, 'old', [file]);
  at.database.exec(
    `DELETE FROM run_artifacts; INSERT INTO unscanned_runs SELECT id, -1 FROM runs;`,
  );
  return {
    ...at,
    clock,
    path: at.store.pathOf(file.id),
    noted: () => at.database.prepare('SELECT artifact_id AS id FROM run_artifacts').all(),
    file,
    async [Symbol.asyncDispose]() {
      at.database.close();
      await scratch[Symbol.asyncDispose]();
    },
  };
}

test('what the runs of an older Patchbay need is noted in the background, and then chores are done', async () => {
  await using at = await createOldStore();
  const notedAtChore: number[] = [];
  const ended = new Promise<void>((resolve) => {
    createHousekeeping({
      database: at.database,
      chores: [
        function* chore() {
          notedAtChore.push(at.noted().length);
          yield;
          resolve();
        },
      ],
    });
  });
  await ended;
  expect(notedAtChore).toEqual([1]);
  expect(at.noted()).toEqual([{ id: at.file.id }]);
});

test('no file that an old run needs is deleted before that', async () => {
  await using at = await createOldStore();
  at.cache.clear({});
  at.clock.now += 2 * hour;
  Array.from(at.cache.sweep());
  expect(existsSync(at.path)).toBe(true);
  expect(at.noted()).toEqual([{ id: at.file.id }]);
});

test('an end is not waited for longer than a step', async () => {
  await using at = await createOldStore();
  let steps = 0;
  const housekeeping = createHousekeeping({
    database: at.database,
    chores: [
      function* forEver() {
        for (;;) {
          steps += 1;
          yield;
        }
      },
    ],
  });
  await housekeeping.end();
  const before = steps;
  await new Promise((resolve) => {
    setImmediate(resolve);
  });
  expect(steps).toBe(before);
});
