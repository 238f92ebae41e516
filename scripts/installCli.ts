import { cp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { buildStale } from './builds.ts';
import { cliBuild } from './cliBuild.ts';

const root = join(import.meta.dirname, '..');
const parts = [
  'bin',
  'examples',
  'package.json',
  ...['cli', 'server', 'builtin', 'shared'].map((name) => `dist/${name}`),
];

/**
 * Lays the command line into an empty folder of .cache/ as it is where its sources were not installed, and gives the
 * path of its launcher. The folder lies in the project, so that packages with native code are found. Throws where the build fails.
 */
export async function installCli(name: string): Promise<string> {
  if (!(await buildStale([cliBuild], { root })))
    throw new Error('The command line could not be built.');
  const folder = join(root, '.cache', name);
  await rm(folder, { recursive: true, force: true });
  await mkdir(join(folder, 'dist'), { recursive: true });
  for (const part of parts) await cp(join(root, part), join(folder, part), { recursive: true });
  return join(folder, 'bin', 'patchbay.js');
}
