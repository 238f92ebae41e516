import type { DatabaseSync } from 'node:sqlite';
import type { AppSettings, LanguageSetting, RecentFile } from '../../../shared/api/types.ts';

/** What the engine remembers for the user between starts. */
export type Preferences = {
  settings(): AppSettings;
  setSettings(settings: Partial<AppSettings>): AppSettings;
  recent(): readonly RecentFile[];
  remember(path: string, name: string): void;
};

const keptFiles = 20;
const languages: readonly LanguageSetting[] = ['system', 'en', 'de'];

/** Wires the preferences on an open database. */
export function createPreferences(options: {
  readonly database: DatabaseSync;
  readonly now: () => number;
  readonly defaults: AppSettings;
}): Preferences {
  const { database, now, defaults } = options;
  const getValue = database.prepare('SELECT value FROM settings WHERE key = ?');
  const setValue = database.prepare(
    'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );
  const listFiles = database.prepare(
    'SELECT path, name, opened_at FROM recent_files ORDER BY opened_at DESC LIMIT ?',
  );
  const addFile = database.prepare(
    'INSERT INTO recent_files (path, name, opened_at) VALUES (?, ?, ?) ON CONFLICT (path) DO UPDATE SET name = excluded.name, opened_at = excluded.opened_at',
  );
  const trimFiles = database.prepare(
    'DELETE FROM recent_files WHERE path NOT IN (SELECT path FROM recent_files ORDER BY opened_at DESC LIMIT ?)',
  );
  const settings = (): AppSettings => {
    const folder = getValue.get('outputFolder')?.['value'];
    const language = getValue.get('language')?.['value'];
    const atOnce = Number(getValue.get('runsAtOnce')?.['value']);
    return {
      outputFolder: typeof folder === 'string' ? folder : defaults.outputFolder,
      runsAtOnce: atOnce >= 1 ? atOnce : defaults.runsAtOnce,
      language: languages.find((name) => name === language) ?? defaults.language,
    };
  };
  return {
    settings,
    setSettings: (changes) => {
      for (const [key, value] of Object.entries(changes)) setValue.run(key, String(value));
      return settings();
    },
    recent: () =>
      listFiles.all(keptFiles).map((row) => ({
        path: String(row['path']),
        name: String(row['name']),
        openedAt: Number(row['opened_at']),
      })),
    remember: (path, name) => {
      addFile.run(path, name, now());
      trimFiles.run(keptFiles);
    },
  };
}
