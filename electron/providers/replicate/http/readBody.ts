import { NetworkError, toNetworkError } from './networkError.ts';
import type { HttpAnswer } from './transport.ts';

/** Reads a whole body as UTF-8 text. Throws NetworkError when it is cut short or longer than `maxBytes`. */
export async function readBody(answer: HttpAnswer, maxBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of answer.body as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > maxBytes) throw new NetworkError('ANSWER_TOO_LARGE', true);
      chunks.push(chunk);
    }
  } catch (error) {
    throw toNetworkError(error);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** The first value of a header, undefined when it is absent. */
export function headerOf(headers: HttpAnswer['headers'], name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'string' ? value : value?.[0];
}

/** Drops a body that nobody wants, and its connection with it. */
export function discard(answer: HttpAnswer): void {
  answer.body.on('error', () => undefined);
  answer.body.destroy();
}
