import { join } from 'node:path';

/** Has the processes that are started from here compile the sources once between them; a folder that is set already is kept. */
export function compileOnce(root: string): void {
  process.env['NODE_COMPILE_CACHE'] ??= join(root, '.cache', 'compiled');
}
