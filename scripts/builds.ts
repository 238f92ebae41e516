import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { runTool, type ToolRun } from './runTool.ts';

/** Something that Vite builds: when it is older than a source it is stale. */
export type Build = {
  readonly name: string;
  readonly outputs: readonly string[];
  readonly sources: readonly string[];
  readonly args: readonly string[];
};

const common = ['package-lock.json', 'shared'];

/** The page of the window and of the browser. */
export const rendererBuild: Build = {
  name: 'the window',
  outputs: ['dist/renderer/index.html'],
  sources: [...common, 'renderer', 'vite.config.ts'],
  args: ['build'],
};

/** The desktop host around it. */
export const desktopBuild: Build = {
  name: 'the desktop app',
  outputs: ['dist/desktop/main.js', 'dist/desktop/preload.cjs', 'dist/desktop/builtin.js'],
  sources: [...common, 'electron', 'build', 'vite.desktop.config.ts'],
  args: ['build', '--config', 'vite.desktop.config.ts'],
};

/** The command line without its sources, with the server and the built-in models that it starts. */
export const cliBuild: Build = {
  name: 'the command line',
  outputs: ['dist/cli/main.js', 'dist/server/main.js', 'dist/builtin/main.js'],
  sources: [...common, 'electron', 'vite.cli.config.ts'],
  args: ['build', '--config', 'vite.cli.config.ts'],
};

/** Builds what is missing or older than its sources. Gives false when a build fails; Vite has said why. */
export async function buildStale(builds: readonly Build[], run: ToolRun): Promise<boolean> {
  for (const build of builds) {
    if (!isStale(build, run.root)) continue;
    process.stdout.write(`Building ${build.name} …\n`);
    const code = await runTool(
      { package: 'vite', args: [...build.args, '--logLevel', 'warn'] },
      run,
    );
    if (code !== 0) return false;
  }
  return true;
}

/** True when an output is missing or a source is newer than the oldest output. Tests are no sources. */
export function isStale({ outputs, sources }: Build, root: string): boolean {
  const made = outputs.map((path) => join(root, path));
  if (!made.every((path) => existsSync(path))) return true;
  const oldest = Math.min(...made.map((path) => statSync(path).mtimeMs));
  return sources.some((path) => newestIn(join(root, path)) > oldest);
}

function newestIn(path: string): number {
  if (!existsSync(path)) return 0;
  const found = statSync(path);
  if (!found.isDirectory()) return /\.test\.tsx?$/.test(path) ? 0 : found.mtimeMs;
  const times = readdirSync(path).map((name) => newestIn(join(path, name)));
  // A folder's own time tells of deleted files.
  return Math.max(found.mtimeMs, ...times);
}
