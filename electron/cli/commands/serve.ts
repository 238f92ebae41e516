import type { Command } from 'commander';
import type { Cli } from '../cli.ts';
import { exitCodes, type ExitCode } from '../exitCodes.ts';

type ServeFlags = {
  readonly port?: string;
  readonly open?: boolean;
  readonly root?: string;
  readonly publicUrl?: string;
};

const examples = `
Examples:
  $ patchbay serve --open
  $ patchbay serve photo.patchbay --port 8080 --root ~/pipelines
  $ patchbay serve --port 8080 --public-url https://patchbay.example.org

Only this computer can connect, and only with the token in the printed address.

With --public-url Replicate tells when a prediction has ended, so that it is asked seldom.
Let your own domain or a tunnel forward POST https://.../webhooks/replicate to that path of
the port, and nothing else. Hooks are believed only with Replicate's signature; where they
do not arrive, everything is asked for as ever.`;

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
    .option('--public-url <url>', 'the https address under which Replicate reaches this server')
    .addHelpText('after', examples)
    .action(async (file: string | undefined, flags: ServeFlags) => {
      const args = [
        ...(flags.port === undefined ? [] : ['--port', flags.port]),
        ...(flags.open === true ? ['--open'] : []),
        ...(flags.root === undefined ? [] : ['--root', flags.root]),
        ...(flags.publicUrl === undefined ? [] : ['--public-url', flags.publicUrl]),
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
