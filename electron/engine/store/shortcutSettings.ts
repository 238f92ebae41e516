import type { DatabaseSync } from 'node:sqlite';
import type { KeptKeys } from '../../../shared/api/shortcuts.ts';

/** The keys that the user has chosen, kept in the settings. */
export type ShortcutSettings = {
  /** null goes back to the keys that Patchbay comes with. What cannot be read of the others stays as it is. */
  change(keys: { readonly [action: string]: readonly string[] | null }): KeptKeys;
  /** What is kept, now and whenever it is another, until the signal aborts. */
  follow(signal: AbortSignal | undefined): AsyncGenerator<KeptKeys>;
  /** Looks whether another process has changed them. */
  look(): void;
  /** Ends what follows. */
  close(): void;
};

const settingsKey = 'shortcuts';
/** Where a text goes that is no JSON, before a change would write over it. */
const brokenKey = 'shortcuts.broken';

/** Wires the chosen keys on an open database. */
export function createShortcutSettings(database: DatabaseSync): ShortcutSettings {
  const getValue = database.prepare('SELECT value FROM settings WHERE key = ?');
  const setValue = database.prepare(
    'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );
  const over = new AbortController();
  let change = Promise.withResolvers<void>();
  const tell = (): void => {
    change.resolve();
    change = Promise.withResolvers<void>();
  };
  const readText = (): string => String(getValue.get(settingsKey)?.['value'] ?? '{}');

  return {
    change: (keys) => {
      const text = readText();
      const kept = parseObject(text);
      if (kept === undefined) setValue.run(brokenKey, text);
      const next = Object.entries({ ...kept, ...keys }).filter(([, value]) => value !== null);
      setValue.run(settingsKey, JSON.stringify(Object.fromEntries(next)));
      tell();
      return toKept(readText());
    },
    follow: async function* follow(signal) {
      const ends = signal === undefined ? over.signal : AbortSignal.any([signal, over.signal]);
      const end = Promise.withResolvers<void>();
      ends.addEventListener('abort', () => end.resolve(), { once: true });
      let told: string | undefined;
      while (!ends.aborted) {
        const next = change.promise;
        const text = readText();
        if (text === told) await Promise.race([next, end.promise]);
        else {
          told = text;
          yield toKept(text);
        }
      }
    },
    look: tell,
    close: () => over.abort(),
  };
}

function toKept(text: string): KeptKeys {
  const kept = parseObject(text);
  if (kept === undefined) return { chosen: {}, unread: ['all of them, which are no JSON object'] };
  const entries = Object.entries(kept);
  const chosen = entries.flatMap(([action, value]) => {
    const keys = readKeys(value);
    return keys === undefined ? [] : [[action, keys] as const];
  });
  return {
    chosen: Object.fromEntries(chosen),
    unread: entries.filter(([, value]) => readKeys(value) === undefined).map(([id]) => id),
  };
}

function readKeys(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const keys: readonly unknown[] = value;
  return keys.every((each): each is string => typeof each === 'string') ? keys : undefined;
}

function parseObject(text: string): { readonly [name: string]: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
