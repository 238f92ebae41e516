import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Something that Vite builds from sources. */
export type Build = {
  readonly name: string;
  readonly outputs: readonly string[];
  readonly sources: readonly string[];
  /** Keeps which sources the outputs were made of. */
  readonly stamp: string;
  readonly args: readonly string[];
};

/** The command line without its sources, with the server and the built-in models that it starts. */
export const cliBuild: Build = {
  name: 'the command line',
  outputs: ['dist/cli/main.js', 'dist/server/main.js', 'dist/builtin/main.js'],
  sources: [
    'package.json',
    'package-lock.json',
    'node_modules/.package-lock.json',
    'shared',
    'electron',
    'vite.cli.config.ts',
  ],
  stamp: '.cache/builds/cli',
  args: ['build', '--config', 'vite.cli.config.ts'],
};

/** True when an output is missing, or any source is not as it was just before the outputs were made. Tests are no sources. */
export function isStale(build: Build, root: string): boolean {
  const stamp = join(root, build.stamp);
  const isMade = [stamp, ...build.outputs.map((path) => join(root, path))].every(existsSync);
  return !isMade || readFileSync(stamp, 'utf8') !== stampOf(build, root);
}

/**
 * The sources as they are: a line for each file. The time of its last change tells of what keeps the time of the last
 * edit, as a copy or an unpacked archive does, and of an edit during a build.
 */
export function stampOf({ sources }: Build, root: string): string {
  return sources.flatMap((path) => linesOf(root, path)).join('\n');
}

function linesOf(root: string, path: string): readonly string[] {
  if (isTest.test(path)) return [];
  const found = statSync(join(root, path), { throwIfNoEntry: false });
  if (found?.isDirectory() === true)
    return readdirSync(join(root, path)).flatMap((name) => linesOf(root, `${path}/${name}`));
  return found === undefined
    ? []
    : [`${path} ${found.ino} ${found.size} ${found.mtimeMs} ${found.ctimeMs}`];
}

const isTest = /\.test\.tsx?$/;
