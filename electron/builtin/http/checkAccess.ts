import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { Problem } from '../problem.ts';

/** Throws unless the request was made to this computer by name: a web page that has pointed its own name here (DNS rebinding) is refused. */
export function checkHost(incoming: IncomingMessage): void {
  const port = incoming.socket.localPort;
  const { host } = incoming.headers;
  if (host === `127.0.0.1:${port}` || host === `localhost:${port}`) return;
  throw new Problem(403, {
    title: 'Forbidden',
    detail: 'This server answers only to 127.0.0.1 and localhost.',
  });
}

/** Throws a 401 unless the request carries the token, as `Bearer` or as the older `Token`. */
export function checkToken(incoming: IncomingMessage, token: string): void {
  const match = /^(?:Bearer|Token) +(.+)$/i.exec(incoming.headers.authorization ?? '');
  if (match !== null && timingSafeEqual(digest(match[1] ?? ''), digest(token))) return;
  throw new Problem(401, {
    title: 'Unauthenticated',
    detail: 'You did not pass a valid authentication token',
  });
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
