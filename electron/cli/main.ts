import { fileURLToPath } from 'node:url';
import { randomUUID } from 'node:crypto';
import { CommanderError } from 'commander';
import type { Cli } from './cli.ts';
import { toCliError } from './cliError.ts';
import { createProgram } from './createProgram.ts';
import { exitCodes, type ExitCode } from './exitCodes.ts';
import { openEngine } from './openEngine.ts';
import { readVersion } from '../engine/installation.ts';
import { createInput } from './input.ts';
import { createOutput } from './output.ts';
import { printableLines } from './printable.ts';
import { createRunHost } from './runHost.ts';
import { createStopRequests } from './stopRequests.ts';

/** Runs the command line with these arguments and gives the exit code. */
export async function runCli(args: readonly string[], cli: Cli): Promise<ExitCode> {
  let exitCode: ExitCode = exitCodes.done;
  const program = createProgram(cli, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync([...args], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError)
      return error.exitCode === 0 ? exitCodes.done : exitCodes.badUsage;
    if (cli.stop.signal.aborted) return exitCodes.canceled;
    const { message, exitCode: code } = toCliError(error);
    cli.err.write(`${printableLines(message)}\n`);
    return code;
  }
}

/** The command line of this process. */
export function createProcessCli(): Cli {
  const { env } = process;
  const version = readVersion(fileURLToPath(new URL('../../', import.meta.url)));
  const cwd = process.cwd();
  // What was asked for twice ends at once; another host is told once more, and ends by itself.
  const stop = createStopRequests(process, () => {
    if (!runHost.insist()) process.exit(130);
  });
  const runHost = createRunHost(import.meta.url, stop.signal);
  const err = createOutput(process.stderr, env);
  return {
    version,
    cwd,
    input: createInput(process.stdin, err, stop.signal),
    out: createOutput(process.stdout, env),
    err,
    now: Date.now,
    stop,
    openEngine: () => openEngine({ version, cwd, env }),
    runHost: runHost.run,
    newId: randomUUID,
  };
}

/** Ends the process with this code, once everything is written. */
export async function endProcess(code: ExitCode): Promise<never> {
  process.exitCode = code;
  // A pipe is written in the background: what the reader has not taken yet must not be lost.
  await Promise.all([flushed(process.stdout), flushed(process.stderr)]);
  process.exit();
}

function flushed(stream: NodeJS.WritableStream): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  stream.once('error', () => resolve());
  stream.write('', () => resolve());
  return promise;
}

if (import.meta.main) await endProcess(await runCli(process.argv.slice(2), createProcessCli()));
