import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { badUsage } from '../cliError.ts';
import { errorCode } from '../../../shared/domain/errorCode.ts';

/** The files that a path after `@` means: itself, or the visible files of a folder in the order of their names. */
export type InputFiles = { readonly paths: readonly string[]; readonly isFolder: boolean };

/** Finds them; throws a usage error that names the path when there is nothing. */
export async function findInputFiles(wanted: string, inputName: string): Promise<InputFiles> {
  const found = await stat(wanted).catch((error: unknown) => {
    throw badUsage(unreadable(wanted, inputName, error));
  });
  if (found.isFile()) return { paths: [wanted], isFolder: false };
  if (!found.isDirectory()) {
    throw badUsage(
      `"${wanted}", given to "${inputName}", is neither a file nor a folder: give one of them.`,
    );
  }
  const entries = await readdir(wanted, { withFileTypes: true }).catch((error: unknown) => {
    throw badUsage(unreadable(wanted, inputName, error));
  });
  const names = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => entry.name);
  const order = new Intl.Collator('en', { numeric: true });
  return {
    paths: names.toSorted(order.compare).map((name) => path.join(wanted, name)),
    isFolder: true,
  };
}

/** The sentence for a file that cannot be read. */
export function unreadable(wanted: string, inputName: string, error: unknown): string {
  const code = errorCode(error) ?? 'unknown reason';
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return `The file "${wanted}", given to "${inputName}", does not exist: check the path.`;
  }
  return `The file "${wanted}", given to "${inputName}", cannot be read (${code}): check its permissions.`;
}
