import { join } from 'node:path';
import { desktopBuild, rendererBuild } from './builds.ts';
import { runTool } from './runTool.ts';

const root = join(import.meta.dirname, '..');

/** Builds everything anew and packs it for this system into release/; arguments go to electron-builder. */
async function main(args: readonly string[]): Promise<number> {
  for (const build of [rendererBuild, desktopBuild]) {
    console.log(`=== building ${build.name}`);
    const code = await runTool({ package: 'vite', args: build.args }, { root });
    if (code !== 0) return code;
  }
  console.log('=== packing');
  const packing = ['--config', 'electron-builder.yml', '--publish', 'never', ...args];
  return runTool({ package: 'electron-builder', args: packing }, { root });
}

process.exitCode = await main(process.argv.slice(2));
