import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Row } from './row.ts';

/** Files of 100 MB in and out, as `npm run bench:transfers` measures them. */
export async function transferRows(): Promise<readonly Row[]> {
  const script = join(import.meta.dirname, '..', 'transfers.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [script]);
  const last = stdout.trimEnd().split('\n').at(-1) ?? '';
  return (JSON.parse(last) as { readonly rows: readonly Row[] }).rows;
}
