import type { Command } from 'commander';
import type { Cli } from '../cli.ts';
import { exitCodes, type ExitCode } from '../exitCodes.ts';

type ServeFlags = { readonly port?: string; readonly open?: boolean; readonly root?: string };

const examples = `
Examples:
  $ patchbay serve --open
  $ patchbay serve photo.patchbay --port 8080 --root ~/pipelines

Only this computer can connect, and only with the token in the printed address.`;

/** Adds `patchbay serve`: the server host in a process of its own. */
export function addServeCommand(
  program: Command,
  cli: Cli,
  setExitCode: (code: ExitCode) => void,
): void {
  program
    .command('serve')
    .summary('open Patchbay in a browser')
    .description(
      'Serves Patchbay to a browser on this computer and prints the address. Ctrl+C ends it.',
    )
    .argument('[file]', 'a pipeline to open')
    .option('--port <number>', 'listen on this port; any free one unless given')
    .option('--open', 'open the address in the default browser')
    .option('--root <folder>', 'open and save pipelines in this folder only')
    .addHelpText('after', examples)
    .action(async (file: string | undefined, flags: ServeFlags) => {
      const args = [
        ...(flags.port === undefined ? [] : ['--port', flags.port]),
        ...(flags.open === true ? ['--open'] : []),
        ...(flags.root === undefined ? [] : ['--root', flags.root]),
        ...(file === undefined ? [] : ['--', file]),
      ];
      const code = await cli.runHost('server', args);
      setExitCode(toExitCode(code));
    });
}

function toExitCode(code: number): ExitCode {
  if (code === 0) return exitCodes.done;
  return code === exitCodes.badUsage ? exitCodes.badUsage : exitCodes.unexpected;
}
