import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { findNode, type FileRef, type Pipeline } from '../../../shared/domain/graph.ts';
import type { GivenInput } from '../../../shared/run/applyInputs.ts';
import { mediaTypeOfName } from '../../../shared/nodes/fileNames.ts';
import { takesMedia } from '../../../shared/nodes/folderFiles.ts';
import { findRunInput, takesFiles } from '../../../shared/run/runInputs.ts';
import type { Engine } from '../../engine/engine.ts';
import { mapLimited } from '../../engine/files/mapLimited.ts';
import { badUsage } from '../cliError.ts';
import { findInputFiles, unreadable } from './findInputFiles.ts';
import { importFile } from './importFile.ts';
import { parseInputFlag, type InputFlag } from './parseInputFlag.ts';
import { errorCode } from '../../../shared/domain/errorCode.ts';

type Options = {
  readonly engine: Engine;
  readonly pipeline: Pipeline;
  readonly cwd: string;
  readonly signal: AbortSignal;
};

/** The largest file whose text `@path` takes for an input that is no file, in bytes. */
const maxTextBytes = 16 * 1024 * 1024;

/** Each has a file open meanwhile. */
const importsAtOnce = 8;

/** Reads the `--input` arguments; files go into the engine's store. The same name twice makes a list. */
export async function readInputs(
  flags: readonly string[],
  options: Options,
): Promise<readonly GivenInput[]> {
  const given = new Map<string, GivenInput>();
  for (const flag of flags.map(toInputFlag)) {
    const before = given.get(flag.name) ?? { name: flag.name, texts: [], files: [] };
    given.set(flag.name, await addInput(before, flag, options));
  }
  return [...given.values()];
}

function toInputFlag(text: string): InputFlag {
  const flag = parseInputFlag(text);
  if (flag !== undefined) return flag;
  throw badUsage(
    `--input "${text}" cannot be read: write it as NAME=VALUE, or NAME=@path for a file.`,
  );
}

async function addInput(
  before: GivenInput,
  flag: InputFlag,
  options: Options,
): Promise<GivenInput> {
  if (flag.kind === 'text') return { ...before, texts: [...before.texts, flag.text] };
  const found = findRunInput(options.pipeline, flag.name);
  if (!found.ok) throw badUsage(found.message);
  const wanted = path.resolve(options.cwd, flag.path);
  if (!takesFiles(found.input)) {
    return { ...before, texts: [...before.texts, await readText(wanted, flag.name)] };
  }
  const { files, isFolder } = await findInputFiles(wanted, flag.name);
  const only = findNode(options.pipeline.graph, found.input.nodeId)?.settings['only'];
  const taken = files.filter((file) => !isFolder || takesMedia(only, mediaTypeOfName(file.path)));
  const added = await mapLimited(taken, importsAtOnce, async (file): Promise<FileRef> => {
    const imported = await importOne(file.path, flag.name, options);
    return isFolder ? { ...imported, folder: file.folder } : imported;
  });
  return {
    ...before,
    files: [...before.files, ...added],
    ...(isFolder ? { fromFolder: true } : {}),
  };
}

async function importOne(
  file: string,
  inputName: string,
  { engine, signal }: Options,
): Promise<FileRef> {
  try {
    return await importFile(engine, file, signal);
  } catch (error) {
    const code = errorCode(error);
    throw code === 'EACCES' || code === 'EPERM'
      ? badUsage(unreadable(file, inputName, error))
      : error;
  }
}

async function readText(file: string, inputName: string): Promise<string> {
  try {
    const { size } = await stat(file);
    if (size <= maxTextBytes) return await readFile(file, 'utf8');
  } catch (error) {
    throw badUsage(unreadable(file, inputName, error));
  }
  throw badUsage(
    `The file "${file}", given to "${inputName}", is too large for a text (over 16 MiB): give a smaller one.`,
  );
}
