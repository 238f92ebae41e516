import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Says which engines live, on whichever process: a run belongs to one of them. */
export type Ownership = {
  /** This engine. */
  readonly id: string;
  /** No other engine lived when this one came in. */
  readonly isAlone: boolean;
  /** True for this engine and for every other that has not ended. */
  isAlive(owner: string | null): boolean;
  release(): void;
};

/**
 * Marks this engine as living by a lock that the operating system takes away when the process ends, however it ends:
 * an exclusive transaction on a small file of its own. Neither a reused process id nor a wrong clock can fool it.
 */
export function createOwnership(folder: string): Ownership {
  using _door = passDoor(folder);
  return registerEngine(folder);
}

/** The same for who is in the door: a lock that another engine has made and not yet taken is not swept away. */
export function registerEngine(folder: string): Ownership {
  const id = randomBytes(8).toString('hex');
  const pathOf = (owner: string): string => join(folder, `${owner}.lock`);
  const lock = new DatabaseSync(pathOf(id));
  lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');

  const isAlive: Ownership['isAlive'] = (owner) => {
    if (owner === id) return true;
    if (owner === null || !/^[0-9a-f]{16}$/.test(owner) || !existsSync(pathOf(owner))) return false;
    return !canLock(pathOf(owner));
  };

  let others = 0;
  for (const name of readdirSync(folder)) {
    const owner = name.slice(0, -'.lock'.length);
    if (!name.endsWith('.lock') || owner === id) continue;
    // What was left by an engine that crashed; a run that names it is nobody's either way.
    if (isAlive(owner)) others += 1;
    else rmSync(pathOf(owner), { force: true });
  }
  return {
    id,
    isAlone: others === 0,
    isAlive,
    release: () => {
      if (lock.isOpen) lock.close();
      rmSync(pathOf(id), { force: true });
    },
  };
}

/** Waits until no other process is in the door of the owners' folder; it is left at the end of the scope. */
export function passDoor(folder: string): Disposable {
  mkdirSync(folder, { recursive: true });
  const door = new DatabaseSync(join(folder, 'door'), { timeout: doorMs });
  door.exec('BEGIN EXCLUSIVE');
  return { [Symbol.dispose]: () => door.close() };
}

/** An engine is through the door in milliseconds; one that hangs in it must not keep the others out for ever. */
const doorMs = 30_000;

/** Long enough that two engines that probe at the same instant do not take each other for the owner. */
const probeMs = 20;

function canLock(path: string): boolean {
  let probe: DatabaseSync | undefined;
  try {
    probe = new DatabaseSync(path, { timeout: probeMs });
    probe.exec('BEGIN EXCLUSIVE; ROLLBACK');
    return true;
  } catch {
    return false;
  } finally {
    probe?.close();
  }
}
