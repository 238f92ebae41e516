import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Cli } from '../electron/cli/cli.ts';
import type { ExitCode } from '../electron/cli/exitCodes.ts';
import { createProcessCli, endProcess, runCli } from '../electron/cli/main.ts';
import { openEngine } from '../electron/cli/openEngine.ts';
import { createPaint } from '../electron/cli/progress/paint.ts';
import { buildStale } from './builds.ts';
import { cliBuild } from './cliBuild.ts';

const root = path.join(import.meta.dirname, '..');
const examples = ['first-steps', 'photo-card', 'text-tools', 'picture-batch', 'train-and-apply'];

/** Runs the example pipelines on the built-in models and says where the results are. */
async function main(): Promise<ExitCode> {
  const cli = createProcessCli();
  const paint = createPaint(cli.err);
  // The demo has a data folder of its own: the user's history stays as it is.
  const env = { PATCHBAY_HOME: path.join(root, '.cache', 'demo'), PATCHBAY_KEYCHAIN: 'off' };
  await mkdir(env.PATCHBAY_HOME, { recursive: true });
  const engine = await openEngine({ version: cli.version, cwd: cli.cwd, env });
  const shared: Cli = {
    ...cli,
    openEngine: async () => ({ ...engine, close: async () => undefined }),
  };
  cli.err.write('Patchbay runs its examples on this computer: no account, no key, no network.\n');
  let exitCode: ExitCode = 0;
  try {
    for (const name of examples) {
      cli.err.write(`\n${paint('bold', `examples/${name}.patchbay`)}\n`);
      const file = path.join(root, 'examples', `${name}.patchbay`);
      exitCode = await runCli(['run', file, '--out', path.join('patchbay-out', name)], shared);
      if (exitCode !== 0) return exitCode;
    }
  } finally {
    await engine.close();
  }
  // The command that is named next starts twice as fast from its bundle.
  await buildStale([cliBuild], { root });
  cli.err.write(`
The results are in ${path.join(cli.cwd, 'patchbay-out')}.
Next: "npm start" opens the first example on the canvas. From the command line, try your own picture:
  node bin/patchbay.js run examples/first-steps.patchbay --input photo=@your-picture.jpg
`);
  return exitCode;
}

await endProcess(await main());
