import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Something that Vite builds: when it is older than a source it is stale. */
export type Build = {
  readonly name: string;
  readonly outputs: readonly string[];
  readonly sources: readonly string[];
  readonly args: readonly string[];
};

/** The command line without its sources, with the server and the built-in models that it starts. */
export const cliBuild: Build = {
  name: 'the command line',
  outputs: ['dist/cli/main.js', 'dist/server/main.js', 'dist/builtin/main.js'],
  sources: ['package-lock.json', 'shared', 'electron', 'vite.cli.config.ts'],
  args: ['build', '--config', 'vite.cli.config.ts'],
};

/** True when an output is missing or a source is newer than the oldest output. Tests are no sources. */
export function isStale({ outputs, sources }: Build, root: string): boolean {
  const made = outputs.map((path) => join(root, path));
  if (!made.every((path) => existsSync(path))) return true;
  const oldest = Math.min(...made.map((path) => statSync(path).mtimeMs));
  return sources.some((path) => newestIn(join(root, path)) > oldest);
}

function newestIn(path: string): number {
  if (isTest.test(path)) return 0;
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory() !== true) return found?.mtimeMs ?? 0;
  const times = readdirSync(path).map((name) => newestIn(`${path}/${name}`));
  // A folder's own time tells of deleted files.
  return Math.max(found.mtimeMs, ...times);
}

const isTest = /\.test\.tsx?$/;
