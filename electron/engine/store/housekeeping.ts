import { setImmediate as turn } from 'node:timers/promises';
import type { DatabaseSync } from 'node:sqlite';
import { toFailure } from '../../../shared/domain/failure.ts';
import { scanSome } from './scanRuns.ts';

/**
 * Does in the background what an older Patchbay, or one that was killed, has left to do, in short steps between which
 * everything else goes on. What is not done before the end, which it waits for, is done at the next start.
 */
export function createHousekeeping(options: {
  readonly database: DatabaseSync;
  /** Deletes what is due; a step takes milliseconds. */
  readonly sweep: () => Iterable<unknown>;
}): { readonly end: () => Promise<void> } {
  const { database, sweep } = options;
  let isEnding = false;
  const work = async (): Promise<void> => {
    await turn();
    while (!isEnding && scanSome(database)) await turn();
    if (isEnding) return;
    for (const _ of sweep()) {
      await turn();
      if (isEnding) return;
    }
  };
  const done = work().catch((error: unknown) => {
    process.emitWarning(`Old files are looked for at the next start: ${toFailure(error).message}`);
  });
  return {
    end: () => {
      isEnding = true;
      return done;
    },
  };
}
