import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { buildStale, desktopBuild, rendererBuild } from './builds.ts';
import { findElectron } from './findElectron.ts';
import { runNode } from './runTool.ts';

const root = join(import.meta.dirname, '..');
/** A runtime that ends with an error so soon cannot run here: a missing library, or a sandbox it may not use. */
const tooSoonMs = 10_000;

/** `npm start [file]`: the desktop app; the same window in the browser where the runtime cannot be had. */
async function main(args: readonly string[]): Promise<number> {
  // npm keeps the folder that the user is in: a file is meant from there.
  const folder = process.env['INIT_CWD'] ?? process.cwd();
  const files = args.map((path) => resolve(folder, path));
  const found = await findElectron({ root, env: process.env, platform: process.platform });
  if ('missing' in found) return openBrowser(files, found.missing);
  if (!(await buildStale([rendererBuild, desktopBuild], { root }))) return 1;
  const started = performance.now();
  const code = await runElectron(found.program, files);
  if (code === 0 || performance.now() - started > tooSoonMs) return code;
  return openBrowser(files, `it ended with code ${code}`);
}

function runElectron(program: string, files: readonly string[]): Promise<number> {
  const { ELECTRON_RUN_AS_NODE: _asNode, ...env } = process.env;
  return new Promise((done) => {
    const child = spawn(program, [root, ...files], { env, stdio: 'inherit' });
    child.once('error', () => done(1));
    child.once('close', (code) => done(code ?? 0));
  });
}

async function openBrowser(files: readonly string[], reason: string): Promise<number> {
  console.log(
    `The desktop runtime cannot be used here (${reason}), so Patchbay opens in your browser instead.`,
  );
  if (!(await buildStale([rendererBuild], { root }))) return 1;
  return runNode([join('electron', 'server', 'main.ts'), '--open', ...files], { root });
}

// Ctrl+C reaches the app as well, which ends in its own way; this script waits for it.
process.on('SIGINT', () => undefined);
process.exitCode = await main(process.argv.slice(2));
