import { constants } from 'node:fs';
import { access, copyFile, mkdir, readFile, readdir, rm, stat } from 'node:fs/promises';
import { basename, extname, join, resolve } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import type { OpenedPipeline, SavedPipeline } from '../../../shared/api/types.ts';
import { FailureError, invalidInput, sentenceOf } from '../../../shared/domain/failure.ts';
import type { Pipeline } from '../../../shared/domain/graph.ts';
import { parsePipeline } from '../../../shared/pipeline/parsePipeline.ts';
import { withoutSecrets } from '../../../shared/pipeline/withoutSecrets.ts';
import { serializePipeline } from '../../../shared/pipeline/serializePipeline.ts';
import { hashText } from '../store/hashText.ts';
import { writeError } from '../store/storageError.ts';
import { errorCode } from '../../../shared/domain/errorCode.ts';
import { say } from '../../../shared/sentences/say.ts';

const maxBytes = 64 * 1024 * 1024;
const keptCopies = 10;

/** A save that would overwrite a file changed by someone else. */
export type SaveConflict = { readonly conflict: true; readonly revision: string };

/** Pipeline files on disk. */
export type PipelineFiles = {
  /** Throws `invalid-input` with one sentence for a file that is missing, too large or not a pipeline. */
  open(path: string): Promise<OpenedPipeline>;
  /** Atomic; the file as it was before is kept in the data folder, the last ten of each path. */
  save(
    path: string,
    pipeline: Pipeline,
    expectedRevision: string | null,
  ): Promise<SavedPipeline | SaveConflict>;
};

/** Wires the pipeline files; `backupFolder` holds the kept copies. */
export function createPipelineFiles(options: {
  readonly backupFolder: string;
  readonly now: () => number;
}): PipelineFiles {
  const saving = new Map<string, Promise<unknown>>();
  /** One save of a file after the other: the second of two windows sees what the first one wrote. */
  const inTurn = <T>(path: string, save: () => Promise<T>): Promise<T> => {
    const mine = (saving.get(path) ?? Promise.resolve()).then(save, save);
    saving.set(path, mine);
    const leave = (): void => {
      if (saving.get(path) === mine) saving.delete(path);
    };
    mine.then(leave, leave);
    return mine;
  };
  const save: PipelineFiles['save'] = async (path, pipeline, expectedRevision) => {
    const text = serializePipeline(withoutSecrets(pipeline));
    const before = await readBefore(path);
    const revision = hashText(text);
    if (
      before !== undefined &&
      expectedRevision !== null &&
      hashText(before) !== expectedRevision
    ) {
      return { conflict: true, revision: hashText(before) };
    }
    if (before !== undefined && (await isReadOnly(path))) throw readOnly(path);
    if (before !== undefined && before !== text) await keepCopy(path, options);
    await write(path, text);
    return { path, revision };
  };
  return {
    open: async (given) => {
      const path = resolve(given);
      const text = await readText(path);
      const parsed = parsePipeline(text);
      if (!parsed.ok) {
        throw invalidInput(say('files.pipelineFault', { path, fault: sentenceOf(parsed) }));
      }
      return {
        path,
        pipeline: parsed.pipeline,
        warnings: parsed.warnings,
        revision: hashText(text),
        readOnly: await isReadOnly(path),
      };
    },
    save: (given, pipeline, expectedRevision) => {
      const path = resolve(given);
      return inTurn(path, () => save(path, pipeline, expectedRevision));
    },
  };
}

/** The file that a save replaces; undefined when there is none or it cannot be read. */
async function readBefore(path: string): Promise<string | undefined> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) return undefined;
  if (found.isFile()) return readFile(path, 'utf8').catch(() => undefined);
  throw invalidInput(
    say(found.isDirectory() ? 'files.saveOverFolder' : 'files.saveOverOther', { path }),
  );
}

/** By its permissions too: the superuser may write to what its owner has protected, and a rename does not ask. */
async function isReadOnly(path: string): Promise<boolean> {
  try {
    await access(path, constants.W_OK);
    return ((await stat(path)).mode & 0o222) === 0;
  } catch {
    return true;
  }
}

function readOnly(path: string): FailureError {
  return new FailureError({
    kind: 'storage',
    code: 'EACCES',
    ...say('files.pipelineReadOnly', { path }),
  });
}

async function readText(path: string): Promise<string> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) throw invalidInput(say('files.pipelineIsFolder', { path }));
    // A device or a pipe would be read for ever.
    if (!found.isFile()) throw invalidInput(say('files.pipelineIsOther', { path }));
    if (found.size > maxBytes) {
      throw invalidInput(say('files.pipelineTooLarge', { path, size: found.size }));
    }
    return await readFile(path, 'utf8');
  } catch (error) {
    throw error instanceof FailureError ? error : unreadable(path, error);
  }
}

function unreadable(path: string, error: unknown): FailureError {
  const code = errorCode(error) ?? say('files.unknownReason');
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return invalidInput(say('files.pipelineMissing', { path }));
  return invalidInput(say('files.pipelineUnreadable', { path, code }));
}

async function write(path: string, text: string): Promise<void> {
  try {
    await writeFileAtomic(path, text, { encoding: 'utf8' });
  } catch (error) {
    throw unsaved(path, error);
  }
}

function unsaved(path: string, error: unknown): unknown {
  const what = say('disk.pipelineNotSaved', { path });
  const told = writeError(error, what);
  if (told instanceof FailureError) return told;
  const code = errorCode(error) ?? 'UNKNOWN';
  const failure = say('disk.otherFolderFor', { what, code });
  return new FailureError({ kind: 'storage', code, ...failure }, error);
}

/** Kept copies never stop a save: a full backup disk is not a reason to lose an edit. */
async function keepCopy(
  path: string,
  options: { readonly backupFolder: string; readonly now: () => number },
): Promise<void> {
  const key = hashText(path).slice(0, 16);
  const folder = join(options.backupFolder, `${basename(path, extname(path)).slice(0, 60)}-${key}`);
  try {
    await mkdir(folder, { recursive: true });
    const stamp = new Date(options.now()).toISOString().replaceAll(':', '-');
    await copyFile(path, join(folder, `${stamp}.patchbay`));
    const copies = (await readdir(folder)).sort();
    for (const old of copies.slice(0, -keptCopies)) await rm(join(folder, old), { force: true });
  } catch {
    return;
  }
}
