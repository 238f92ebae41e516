import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { createShortcutSettings } from './shortcutSettings.ts';

function open(text?: string) {
  const database = new DatabaseSync(':memory:');
  onTestFinished(() => database.close());
  database.exec('CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL)');
  const write = database.prepare('INSERT OR REPLACE INTO settings (key, value) VALUES (?, ?)');
  if (text !== undefined) write.run('shortcuts', text);
  const read = database.prepare('SELECT value FROM settings WHERE key = ?');
  return {
    settings: createShortcutSettings(database),
    writeBeside: (value: string) => void write.run('shortcuts', value),
    read: (key: string): unknown => read.get(key)?.['value'],
  };
}

test('what is chosen is kept, and null goes back', () => {
  const { settings, read } = open();
  expect(settings.change({ run: ['Mod+R'], undo: [] })).toEqual({
    chosen: { run: ['Mod+R'], undo: [] },
    unread: [],
  });
  expect(settings.change({ run: null }).chosen).toEqual({ undo: [] });
  expect(read('shortcuts')).toBe('{"undo":[]}');
});

test('whoever follows hears what is kept, and each change once, also of another process', async () => {
  const { settings, writeBeside } = open('{"run":["Mod+R"]}');
  const end = new AbortController();
  const heard = settings.follow(end.signal);
  expect((await heard.next()).value).toEqual({ chosen: { run: ['Mod+R'] }, unread: [] });
  settings.look();
  writeBeside('{"run":["F9"]}');
  const next = heard.next();
  settings.look();
  expect((await next).value).toEqual({ chosen: { run: ['F9'] }, unread: [] });
  const last = heard.next();
  end.abort();
  expect((await last).done).toBe(true);
});

test('closing ends what follows', async () => {
  const { settings } = open();
  const heard = settings.follow(undefined);
  await heard.next();
  const last = heard.next();
  settings.close();
  expect((await last).done).toBe(true);
});

test('what cannot be read is named and kept: one action, or all of it', () => {
  const one = open('{"run":"Mod+R","undo":["F9"]}');
  expect(one.settings.change({ redo: ['F7'] })).toEqual({
    chosen: { undo: ['F9'], redo: ['F7'] },
    unread: ['run'],
  });
  expect(one.read('shortcuts')).toContain('"run":"Mod+R"');

  const all = open('no JSON');
  expect(all.settings.change({ redo: ['F7'] })).toEqual({ chosen: { redo: ['F7'] }, unread: [] });
  expect(all.read('shortcuts.broken')).toBe('no JSON');
});
