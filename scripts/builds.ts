import { isStale, type Build } from './cliBuild.ts';
import { runTool, type ToolRun } from './runTool.ts';

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
