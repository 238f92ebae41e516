import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of one test: `await using folder = await scratchFolder()`. */
export async function scratchFolder() {
  const path = await mkdtemp(join(tmpdir(), 'patchbay-scratch-'));
  return {
    path,
    at: (...segments: readonly string[]) => join(path, ...segments),
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }),
  };
}
