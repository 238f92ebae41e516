import type { DatabaseSync } from 'node:sqlite';
import type { PublicUrl } from '../../../shared/api/types.ts';
import { invalidInput } from '../../../shared/domain/failure.ts';
import { parsePublicUrl } from './parsePublicUrl.ts';
import { say } from '../../../shared/sentences/say.ts';

/** The address under which this server is reached from the internet. */
export type PublicUrlSetting = {
  get(): PublicUrl;
  /** Null takes it away. Throws `invalid-input` for an address that cannot be one, and where the start has set it. */
  set(url: string | null): PublicUrl;
};

const settingsKey = 'publicUrl';

/**
 * Wires the setting; `given` is what the start said, which goes before what was saved. Throws `invalid-input` for a
 * `given` that cannot be one. Only a host that listens may be called back: `listens`.
 */
export function createPublicUrl(options: {
  readonly database: DatabaseSync;
  readonly listens: boolean;
  readonly given: string | undefined;
}): PublicUrlSetting {
  const { database, listens } = options;
  const given = options.given === undefined ? undefined : parsePublicUrl(options.given);
  const read = database.prepare('SELECT value FROM settings WHERE key = ?');
  const write = database.prepare('INSERT OR REPLACE INTO settings (key, value) VALUES (?, ?)');
  const remove = database.prepare('DELETE FROM settings WHERE key = ?');

  const get = (): PublicUrl => {
    if (!listens) return { url: null, isFixed: true };
    if (given !== undefined) return { url: given, isFixed: true };
    const stored = read.get(settingsKey)?.['value'];
    return { url: typeof stored === 'string' ? stored : null, isFixed: false };
  };

  return {
    get,
    set: (url) => {
      if (get().isFixed) {
        throw invalidInput(say(listens ? 'access.fixedPublicUrl' : 'access.noPublicUrl'));
      }
      if (url === null) remove.run(settingsKey);
      else write.run(settingsKey, parsePublicUrl(url));
      return get();
    },
  };
}
