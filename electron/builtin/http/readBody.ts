import type { IncomingMessage } from 'node:http';
import { Problem } from '../problem.ts';

/** Reads a whole body as text. Too long is answered as Replicate answers it: as JSON that ends too early. */
export async function readBody(incoming: IncomingMessage, maxBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  // A refused client still has to hear why, so the connection must outlive the reading.
  for await (const chunk of incoming.iterator({ destroyOnReturn: false })) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > maxBytes) {
      throw new Problem(400, {
        title: 'Bad request',
        detail: 'Failed to parse request body as JSON: EOF',
      });
    }
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}
