import { badUsage } from '../cliError.ts';
import type { Cli } from '../cli.ts';

/**
 * Reads a secret from a hidden prompt, or from a pipe. Never from an argument: those are seen by every
 * program of the computer and kept by the shell. Throws a usage error for nothing.
 */
export async function readSecret({ input }: Cli, what: string): Promise<string> {
  const text = input.isTerminal
    ? await input.askHidden(`${what} (not shown): `)
    : await input.readAll();
  const secret = text.trim();
  if (secret !== '') return secret;
  throw badUsage(`${what}: nothing was given. Type it when asked, or pipe it in.`);
}
