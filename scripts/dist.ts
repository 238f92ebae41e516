import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { desktopBuild, rendererBuild } from './builds.ts';
import { runNode, runTool } from './runTool.ts';

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
  const builder = fileURLToPath(import.meta.resolve('electron-builder/cli.js'));
  return runNode([builder, ...packing], { root });
}

process.exitCode = await main(process.argv.slice(2));
