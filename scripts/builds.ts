import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isStale, stampOf, type Build } from './cliBuild.ts';
import { runTool, type ToolRun } from './runTool.ts';

const common = ['package-lock.json', 'node_modules/.package-lock.json', 'shared'];

/** The page of the window and of the browser. */
export const rendererBuild: Build = {
  name: 'the window',
  outputs: ['dist/renderer/index.html'],
  sources: [...common, 'renderer', 'vite.config.ts'],
  stamp: '.cache/builds/renderer',
  args: ['build'],
};

/** The desktop host around it. */
export const desktopBuild: Build = {
  name: 'the desktop app',
  outputs: ['dist/desktop/main.js', 'dist/desktop/preload.cjs', 'dist/desktop/builtin.js'],
  sources: [...common, 'electron', 'build', 'vite.desktop.config.ts'],
  stamp: '.cache/builds/desktop',
  args: ['build', '--config', 'vite.desktop.config.ts'],
};

/** Builds what is missing or made of other sources than there are now. Gives false when a build fails; Vite has said why. */
export async function buildStale(builds: readonly Build[], run: ToolRun): Promise<boolean> {
  for (const build of builds) {
    if (!isStale(build, run.root)) continue;
    process.stdout.write(`Building ${build.name} …\n`);
    const stamp = stampOf(build, run.root);
    const code = await runTool(
      { package: 'vite', args: [...build.args, '--logLevel', 'warn'] },
      run,
    );
    if (code !== 0) return false;
    const path = join(run.root, build.stamp);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, stamp);
  }
  return true;
}
