import { createHmac, randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';

const settingsKey = 'fingerprintSalt';

/** Makes a hash that tells two secrets apart on this data folder, and says nothing of them anywhere else. */
export function createFingerprint(database: DatabaseSync): (secret: string) => string {
  // Another process may be doing the same: the first salt stays.
  database
    .prepare('INSERT OR IGNORE INTO settings (key, value) VALUES (?, ?)')
    .run(settingsKey, randomBytes(32).toString('hex'));
  const row = database.prepare('SELECT value FROM settings WHERE key = ?').get(settingsKey);
  const salt = String(row?.['value']);
  return (secret) => createHmac('sha256', salt).update(secret).digest('hex');
}
