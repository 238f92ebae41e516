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
  /** What else there is to do, in this order; a step takes milliseconds. */
  readonly chores: readonly (() => Iterable<unknown>)[];
}): { readonly end: () => Promise<void> } {
  const { database, chores } = options;
  let isEnding = false;
  const work = async (): Promise<void> => {
    await turn();
    while (!isEnding && scanSome(database)) await turn();
    for (const chore of chores) {
      if (isEnding) return;
      for (const _ of chore()) {
        await turn();
        if (isEnding) return;
      }
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
