import { CliError, badUsage } from '../cliError.ts';
import { exitCodes } from '../exitCodes.ts';
import { printable } from '../printable.ts';
import type { Call } from './call.ts';

/**
 * Asks before something is lost, unless --yes was given; `what` completes "Delete ...?". Throws a usage error
 * where nobody can answer, and `canceled` for any answer but yes.
 */
export async function confirm({ cli, flags }: Call, what: string): Promise<void> {
  if (flags.has('yes')) return;
  const name = printable(what);
  if (!cli.input.isTerminal)
    throw badUsage(`Nobody is there to say whether to delete ${name}: add --yes.`);
  const answer = await cli.input.ask(`Delete ${name}? This cannot be undone. [y/N] `);
  if (/^\s*y(es)?\s*$/i.test(answer)) return;
  throw new CliError('Nothing was deleted.', exitCodes.canceled);
}
