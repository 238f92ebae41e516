import type { DatabaseSync } from 'node:sqlite';
import type { ArtifactId } from '../../../shared/domain/ids.ts';

/** A file at a provider; `expiresAt` is in milliseconds since 1970. */
export type KeptUpload = {
  readonly fileId: string;
  readonly url: string;
  readonly expiresAt: number;
};

/** Which artifacts are at which provider, on disk for every process. `owner` names the service and the account. */
export type KeptUploads = {
  /** Expired ones are none. */
  find(owner: string, artifact: ArtifactId): KeptUpload | undefined;
  keep(owner: string, artifact: ArtifactId, upload: KeptUpload): void;
  forget(owner: string, artifact: ArtifactId): void;
  /** Forgets a file by its id at the provider. */
  forgetFile(owner: string, fileId: string): void;
};

/** Opens the uploads of a data folder. `now` gives milliseconds since 1970. */
export function createKeptUploads(database: DatabaseSync, now: () => number): KeptUploads {
  const select = database.prepare(
    'SELECT file_id, url, expires_at FROM uploads WHERE owner = ? AND artifact = ? AND expires_at > ?',
  );
  const insert = database.prepare(
    'INSERT OR REPLACE INTO uploads (owner, artifact, file_id, url, expires_at) VALUES (?, ?, ?, ?, ?)',
  );
  const remove = database.prepare('DELETE FROM uploads WHERE owner = ? AND artifact = ?');
  const removeFile = database.prepare('DELETE FROM uploads WHERE owner = ? AND file_id = ?');
  const prune = database.prepare('DELETE FROM uploads WHERE expires_at <= ?');
  return {
    find: (owner, artifact) => {
      const row = select.get(owner, artifact, now());
      if (row === undefined) return undefined;
      return {
        fileId: String(row['file_id']),
        url: String(row['url']),
        expiresAt: Number(row['expires_at']),
      };
    },
    keep: (owner, artifact, { fileId, url, expiresAt }) => {
      prune.run(now());
      insert.run(owner, artifact, fileId, url, Math.floor(expiresAt));
    },
    forget: (owner, artifact) => void remove.run(owner, artifact),
    forgetFile: (owner, fileId) => void removeFile.run(owner, fileId),
  };
}
