import type { ReadStream } from 'node:tty';
import type { Readable } from 'node:stream';
import { CliError } from './cliError.ts';
import { exitCodes } from './exitCodes.ts';
import type { Output } from './output.ts';

/** What a command may read: the person at the terminal, or a pipe. */
export type Input = {
  /** True where somebody can answer. */
  readonly isTerminal: boolean;
  /** One line; the question goes to standard error. */
  readonly ask: (question: string) => Promise<string>;
  /** One line that is not shown. */
  readonly askHidden: (question: string) => Promise<string>;
  /** All of a pipe, up to 64 kB. */
  readonly readAll: () => Promise<string>;
};

type Stream = Readable & Partial<Pick<ReadStream, 'isTTY' | 'setRawMode'>>;

const maxCharacters = 65_536;

/** Wraps standard input. Nothing is read before it is asked for. */
export function createInput(stream: Stream, err: Output, signal: AbortSignal): Input {
  return {
    isTerminal: stream.isTTY === true,
    ask: async (question) => {
      const { createInterface } = await import('node:readline/promises');
      // Without terminal mode a Ctrl+C stays a signal of the process.
      const lines = createInterface({ input: stream, terminal: false });
      err.write(question);
      try {
        return await lines.question('', { signal });
      } finally {
        lines.close();
      }
    },
    askHidden: async (question) => {
      err.write(question);
      stream.setRawMode?.(true);
      try {
        return await readLine(stream, signal);
      } finally {
        stream.setRawMode?.(false);
        stream.pause();
        err.write('\n');
      }
    },
    readAll: async () => {
      let text = '';
      for await (const chunk of stream.setEncoding('utf8')) {
        text += String(chunk);
        if (text.length > maxCharacters) break;
      }
      return text.slice(0, maxCharacters);
    },
  };
}

/** Reads keys up to Enter; in raw mode the terminal leaves Ctrl+C and Backspace to the reader. */
function readLine(stream: Stream, signal: AbortSignal): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let line = '';
  const stop = (): void => reject(new CliError('Canceled.', exitCodes.canceled));
  const take = (key: string): void => {
    if (key === '\r' || key === '\n' || key === '\u0004') resolve(line);
    else if (key === '\u0003') stop();
    else if (key === '\u007F' || key === '\b') line = line.slice(0, -1);
    else if (key >= ' ') line += key;
  };
  const onData = (chunk: Buffer | string): void => {
    for (const key of chunk.toString()) take(key);
  };
  const onEnd = (): void => resolve(line);
  stream.on('data', onData).once('end', onEnd);
  signal.addEventListener('abort', stop, { once: true });
  return promise.finally(() => {
    stream.off('data', onData).off('end', onEnd);
    signal.removeEventListener('abort', stop);
  });
}
