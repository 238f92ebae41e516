import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Facts that are not part of the repository: where one is, or why a test that needs it is skipped. */
export type SharedData =
  | { readonly path: string; readonly missing: false }
  | { readonly path: string; readonly missing: true; readonly reason: string };

/**
 * Finds a file in `../shared/data` beside the repository, or beside a folder above it. For
 * `describe.skipIf(data.missing)`; the reason is printed once per absent file.
 */
export function sharedData(...segments: readonly string[]): SharedData {
  const name = segments.join('/');
  const found = findUpward(join('shared', 'data', ...segments));
  if (found !== undefined) return { path: found, missing: false };
  const reason = `skipped: shared/data/${name} is not beside this repository`;
  console.info(reason);
  return { path: '', missing: true, reason };
}

function findUpward(relative: string): string | undefined {
  let folder = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
  for (;;) {
    const candidate = join(folder, relative);
    if (existsSync(candidate)) return candidate;
    const parent = dirname(folder);
    if (parent === folder) return undefined;
    folder = parent;
  }
}
