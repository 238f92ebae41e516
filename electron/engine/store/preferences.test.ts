import { expect, test } from 'vitest';
import { scratchFolder } from '../../../test/support/scratchFolder.ts';
import { openDatabase } from './openDatabase.ts';
import { createPreferences } from './preferences.ts';

async function open() {
  const scratch = await scratchFolder();
  const database = openDatabase(scratch.at('journal.sqlite'));
  let time = 0;
  const defaults = {
    outputFolder: '/home/me/Patchbay',
    runsAtOnce: 3,
    language: 'system' as const,
  };
  return {
    preferences: createPreferences({ database, now: () => (time += 1), defaults }),
    database,
    async [Symbol.asyncDispose]() {
      database.close();
      await scratch[Symbol.asyncDispose]();
    },
  };
}

test('settings are the defaults until set, and outlive the engine', async () => {
  await using t = await open();
  expect(t.preferences.settings()).toEqual({
    outputFolder: '/home/me/Patchbay',
    runsAtOnce: 3,
    language: 'system' as const,
  });
  const changed = { outputFolder: '/out', runsAtOnce: 3, language: 'system' as const };
  expect(t.preferences.setSettings({ outputFolder: '/out' })).toEqual(changed);
  t.preferences.setSettings({ outputFolder: '/out2' });
  t.preferences.setSettings({ runsAtOnce: 8 });
  t.preferences.setSettings({ language: 'de' });
  const defaults = { outputFolder: '/other', runsAtOnce: 3, language: 'system' as const };
  const again = createPreferences({ database: t.database, now: () => 1, defaults });
  expect(again.settings()).toEqual({ outputFolder: '/out2', runsAtOnce: 8, language: 'de' });
});

test('the last 20 files are remembered, newest first, each once', async () => {
  await using t = await open();
  for (let index = 1; index <= 25; index += 1) t.preferences.remember(`/p${index}`, `P${index}`);
  t.preferences.remember('/p10', 'Renamed');
  const recent = t.preferences.recent();
  expect(recent).toHaveLength(20);
  expect(recent[0]).toEqual({ path: '/p10', name: 'Renamed', openedAt: 26 });
  expect(recent.at(-1)?.path).toBe('/p6');
  expect(t.database.prepare('SELECT COUNT(*) AS rows FROM recent_files').get()).toEqual({
    rows: 20,
  });
});
