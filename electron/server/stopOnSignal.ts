import type { Underway } from '../engine/engine.ts';

type Options = {
  readonly source: Pick<NodeJS.Process, 'on'>;
  readonly underway: () => Underway;
  readonly close: (how: { readonly leave: boolean }) => Promise<void>;
  readonly exit: (code: number) => void;
  /** Writes a line for the person at the terminal. */
  readonly say: (line: string) => void;
  /** Calls back after so many milliseconds, without keeping the process alive. */
  readonly after: (ms: number, call: () => void) => void;
};

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** How long a second signal is waited for where it would make a difference. */
const graceMs = 3_000;
/** A stop that does not come to an end is cut short. */
const closeTakesAtMostMs = 10_000;

/**
 * Ends the server on a signal. Most ends are restarts, so runs are left to go on at the next start; a second signal of
 * the same kind cancels them. One Ctrl+C may arrive as a SIGINT of the terminal and a SIGTERM of the command line.
 */
export function stopOnSignal(options: Options): void {
  const { source, underway, close, exit, say, after } = options;
  const counts = new Map<string, number>();
  let isEnding = false;

  const end = (leave: boolean): void => {
    if (isEnding) return;
    isEnding = true;
    after(closeTakesAtMostMs, () => exit(1));
    close({ leave }).then(
      () => exit(0),
      () => exit(1),
    );
  };

  const onFirst = (): void => {
    const { runs, predictions } = underway();
    if (predictions === 0) {
      if (runs > 0) say(`${count(runs, 'run')} will go on at the next start.`);
      return end(true);
    }
    say(
      `${count(predictions, 'prediction')} will go on at the provider and be picked up at the next start. Stop again within ${graceMs / 1000} seconds to cancel.`,
    );
    return after(graceMs, () => end(true));
  };

  for (const signal of signals)
    source.on(signal, () => {
      const isFirst = counts.size === 0;
      const times = (counts.get(signal) ?? 0) + 1;
      counts.set(signal, times);
      if (isFirst) onFirst();
      else if (times === 2 && !isEnding) {
        say('Canceling.');
        end(false);
      }
    });
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
