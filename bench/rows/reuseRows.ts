import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installCli } from '../../scripts/installCli.ts';
import { median, rounded } from '../measure.ts';
import type { Row } from './row.ts';

const root = join(import.meta.dirname, '..', '..');
const rounds = 9;

/** A pipeline whose every model result is kept: the whole command line, from its start to its end, against `node -e 0`. */
export async function reuseRows(): Promise<readonly Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'patchbay-reuse-'));
  const env = {
    ...process.env,
    PATCHBAY_HOME: join(folder, 'home'),
    PATCHBAY_KEYCHAIN: 'off',
    // As the launcher sets it.
    NODE_COMPILE_CACHE: join(folder, 'compiled'),
  };
  const run = (args: readonly string[]): number => {
    const start = performance.now();
    const { status } = spawnSync(process.execPath, args, { env, cwd: folder, stdio: 'ignore' });
    if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}`);
    return performance.now() - start;
  };
  const pipeline = join(root, 'examples', 'first-steps.patchbay');
  const installed = await installCli('installed-for-bench');
  const commands = {
    'node -e 0': ['-e', '0'],
    'patchbay --version': [installed, '--version'],
    'patchbay run, all results kept': [installed, 'run', pipeline],
    'the same in a checkout': [join(root, 'bin', 'patchbay.js'), 'run', pipeline],
    'the same from the sources': [join(root, 'electron', 'cli', 'main.ts'), 'run', pipeline],
  };
  // Makes the results, and the compiled code of the command line.
  for (const args of Object.values(commands)) run(args);
  const walls = Object.values(commands).map((): number[] => []);
  for (let round = 0; round < rounds; round += 1)
    for (const [at, args] of Object.values(commands).entries()) walls[at]?.push(run(args));
  await rm(folder, { recursive: true });
  const least = median(walls[0] ?? []);
  return Object.keys(commands).map((command, at) => {
    const wall = median(walls[at] ?? []);
    return { command, 'wall ms': rounded(wall, 0), 'times node -e 0': rounded(wall / least, 1) };
  });
}
