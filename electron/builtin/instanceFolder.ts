import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** A folder of one server; others may run over the same storage at the same time. */
export interface InstanceFolder {
  readonly path: string;
  readonly remove: () => Promise<void>;
}

const prefix = 'server-';

/** Makes a folder for this process and deletes those whose process has died without doing so. */
export async function makeInstanceFolder(storageDir: string): Promise<InstanceFolder> {
  await mkdir(storageDir, { recursive: true });
  for (const name of await readdir(storageDir)) {
    const pid = new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1];
    if (pid === undefined || isAlive(Number(pid))) continue;
    await rm(join(storageDir, name), { recursive: true, force: true });
  }
  const path = await mkdtemp(join(storageDir, `${prefix}${process.pid}-`));
  return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 3 }) };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, and belongs to someone else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
