import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, 'peers');

/** Brings the packages that Patchbay is compared with into bench/peers, once. False where they cannot be had. */
export function installPeers(): boolean {
  if (existsSync(join(folder, 'node_modules', 'node-red'))) return true;
  console.log('Installing what Patchbay is compared with into bench/peers, once.');
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) console.log('The peers could not be installed: the tables are without them.');
  return status === 0;
}
