import type { WriteStream } from 'node:tty';

/** A stream that a command writes to: a terminal, a file or a pipe. */
export type Output = {
  readonly write: (text: string) => void;
  /** True where text can be replaced in place. */
  readonly isLive: boolean;
  readonly hasColors: boolean;
  /** Characters in a row and rows on screen; 80 and 24 where nobody knows. */
  readonly size: () => { readonly columns: number; readonly rows: number };
};

type Stream = NodeJS.WritableStream &
  Partial<Pick<WriteStream, 'isTTY' | 'columns' | 'rows' | 'hasColors'>>;
type Env = { readonly [name: string]: string | undefined };

/** Wraps a stream of the process. A reader that has gone away (EPIPE) ends the writing, not the command. */
export function createOutput(stream: Stream, env: Env): Output {
  let isOpen = true;
  stream.on('error', () => {
    isOpen = false;
  });
  const isTerminal = stream.isTTY === true && env['TERM'] !== 'dumb';
  return {
    write: (text) => {
      if (isOpen) stream.write(text);
    },
    isLive: isTerminal && !isSet(env['CI']),
    hasColors: isTerminal && !isSet(env['NO_COLOR']) && stream.hasColors?.() !== false,
    // A terminal that was never told its size says 0.
    size: () => ({ columns: stream.columns || 80, rows: stream.rows || 24 }),
  };
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '' && value !== 'false';
}
