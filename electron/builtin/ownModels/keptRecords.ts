import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { randomId } from '../randomId.ts';
import { isRecord, type JsonObject } from '../schema/json.ts';

/** What outlives the server: small records, one file each, so that two servers over one folder lose nothing of each other. */
export interface KeptRecords {
  /** All records of a kind, oldest name first. A file that is no record is left alone and left out. */
  readonly load: (kind: RecordKind) => Promise<readonly Readonly<Record<string, unknown>>[]>;
  /** Writes a record whole or not at all. `key` is made of letters, digits, `.`, `_` and `-`. */
  readonly save: (kind: RecordKind, key: string, record: JsonObject) => Promise<void>;
  readonly remove: (kind: RecordKind, key: string) => Promise<void>;
}

type RecordKind = 'model' | 'version' | 'deployment';

/** Opens the records of a folder; the folder is made when the first is saved. */
export function createKeptRecords(folder: string): KeptRecords {
  let last: Promise<void> = Promise.resolve();

  /** One change after the other, so that the last one asked for is the last one written. */
  function inTurn(change: () => Promise<void>): Promise<void> {
    const next = last.then(change, change);
    last = next.catch(() => {});
    return next;
  }

  const fileOf = (kind: RecordKind, key: string): string => join(folder, `${kind}-${key}.json`);

  return {
    async load(kind) {
      const names = await readdir(folder).catch(() => []);
      const mine = names.filter((name) => name.startsWith(`${kind}-`) && name.endsWith('.json'));
      const records = await Promise.all(
        mine.toSorted().map((name) => readRecord(join(folder, name))),
      );
      return records.filter((record) => record !== undefined);
    },
    save: (kind, key, record) =>
      inTurn(async () => {
        await mkdir(folder, { recursive: true });
        const temporary = join(folder, `${randomId()}.tmp`);
        try {
          await writeFile(temporary, JSON.stringify(record), { flush: true });
          await rename(temporary, fileOf(kind, key));
        } catch (error) {
          await rm(temporary, { force: true });
          throw error;
        }
      }),
    remove: (kind, key) => inTurn(() => rm(fileOf(kind, key), { force: true })),
  };
}

async function readRecord(path: string): Promise<Readonly<Record<string, unknown>> | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(path, 'utf8'));
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
