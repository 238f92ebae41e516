import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import path from 'node:path';
import { findStorageReason } from '../../shared/domain/failure.ts';
import { nodesOf, type Graph } from '../../shared/domain/graph.ts';
import { badUsage } from './cliError.ts';

/** The folder for the results, absolute. Throws a usage error, before anything is spent, for one that cannot take any. */
export async function requireOutputFolder(
  graph: Graph,
  { cwd, given }: { readonly cwd: string; readonly given: string },
): Promise<string> {
  if (given.trim() === '') throw badUsage('--out takes a folder, and its name is empty.');
  const folder = path.resolve(cwd, given);
  if (!nodesOf(graph).some(({ type }) => type === 'download')) return folder;
  const found = findStorageReason((await whyNot(folder)) ?? '');
  if (found === undefined) return folder;
  throw badUsage(`No file can be saved in "${folder}", as ${found.reason}: ${found.advice}.`);
}

/** The system's code for what keeps files out of a folder that is there, or is still to be made. */
async function whyNot(folder: string): Promise<string | undefined> {
  try {
    if (!(await stat(folder)).isDirectory()) return 'ENOTDIR';
    await access(folder, constants.W_OK);
    return undefined;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const parent = path.dirname(folder);
    const isMissing = code === 'ENOENT' || code === 'ENOTDIR';
    return isMissing && parent !== folder ? whyNot(parent) : code;
  }
}
