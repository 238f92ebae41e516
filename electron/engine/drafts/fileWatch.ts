import { watch, type FSWatcher } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { errorCode } from '../../../shared/domain/errorCode.ts';
import { hashText } from '../store/hashText.ts';

/** Tells what becomes of files that are open, whoever writes them. */
export type FileWatch = {
  /** Watches these files and no others from now on. */
  set(paths: ReadonlySet<string>): void;
  /** Looks at one file now, or at all of them. */
  look(path?: string): Promise<void>;
  close(): void;
};

type Options = {
  /** Told what is there at first, then once per change; a null revision says that the file is gone. */
  readonly onChange: (path: string, revision: string | null) => void;
};

/** How long a folder has to be quiet before its files are read, in milliseconds: a save is several events. */
const settleMs = 60;
/** How long a file may be away before it counts as gone: some editors take it away before they write it anew. */
const absenceMs = 400;

/**
 * Makes the watch: one per folder, on the file system's own events. Where a folder cannot be watched nothing is told
 * until somebody looks.
 */
export function createFileWatch({ onChange }: Options): FileWatch {
  const folders = new Map<string, FSWatcher>();
  const timers = new Map<string, NodeJS.Timeout>();
  const told = new Map<string, string | null | undefined>();

  const check = async (path: string, isFinal: boolean): Promise<void> => {
    const revision = await revisionOf(path);
    if (!told.has(path) || revision === undefined) return;
    const before = told.get(path);
    if (revision === before) return;
    if (revision === null && !isFinal) return plan(path, absenceMs, true);
    told.set(path, revision);
    // Also at the first look: it may have changed since it was opened, and who has it open knows what they read.
    onChange(path, revision);
  };
  const plan = (path: string, ms: number, isFinal: boolean): void => {
    clearTimeout(timers.get(path));
    const timer = setTimeout(() => {
      timers.delete(path);
      void check(path, isFinal);
    }, ms);
    timers.set(path, timer.unref());
  };
  const onFolder = (folder: string): void => {
    for (const path of told.keys()) if (dirname(path) === folder) plan(path, settleMs, false);
  };
  const release = (folder: string): void => {
    folders.get(folder)?.close();
    folders.delete(folder);
  };
  const follow = (folder: string): void => {
    if (folders.has(folder)) return;
    try {
      const watcher = watch(folder, { persistent: false }, () => onFolder(folder));
      // The folder itself went away, or the system has no more watches to give.
      watcher.on('error', () => {
        release(folder);
        onFolder(folder);
      });
      folders.set(folder, watcher);
    } catch {
      return;
    }
  };

  return {
    set: (paths) => {
      for (const path of told.keys()) if (!paths.has(path)) told.delete(path);
      for (const path of paths) {
        if (told.has(path)) continue;
        told.set(path, undefined);
        void check(path, true);
      }
      const wanted = new Set([...paths].map((path) => dirname(path)));
      for (const folder of folders.keys()) if (!wanted.has(folder)) release(folder);
      for (const folder of wanted) follow(folder);
    },
    look: async (path) => {
      const paths = [...told.keys()].filter((each) => path === undefined || each === path);
      for (const folder of new Set(paths.map((each) => dirname(each)))) {
        // A folder that was made anew is another one to the system.
        if (path === undefined) release(folder);
        follow(folder);
      }
      await Promise.all(paths.map((each) => check(each, true)));
    },
    close: () => {
      for (const folder of folders.keys()) release(folder);
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
      told.clear();
    },
  };
}

/** The hash of the file's text; null where there is none, undefined where it cannot be read now. */
async function revisionOf(path: string): Promise<string | null | undefined> {
  try {
    return hashText(await readFile(path, 'utf8'));
  } catch (error) {
    const code = errorCode(error);
    return code === 'ENOENT' || code === 'ENOTDIR' ? null : undefined;
  }
}
