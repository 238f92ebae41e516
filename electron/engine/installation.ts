import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import envPaths from 'env-paths';

/** The folder of the journal and the artifacts: PATCHBAY_HOME, else the system's place for this user's data. */
export function defaultDataDir(env: { readonly [name: string]: string | undefined }): string {
  return resolve(env['PATCHBAY_HOME'] ?? envPaths('patchbay', { suffix: '' }).data);
}

/** Patchbay's own version, from the package.json in `root`. */
export function readVersion(root: string): string {
  const file: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const isPackage = typeof file === 'object' && file !== null && 'version' in file;
  return isPackage ? String(file.version) : 'unknown';
}
