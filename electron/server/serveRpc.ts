import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { RPCHandler } from '@orpc/server/ws';
import { WebSocketServer } from 'ws';
import type { Engine } from '../engine/engine.ts';
import { originFault, type AllowedOrigins } from './checkOrigin.ts';
import { wrongToken } from './createApp.ts';
import type { Session } from './session.ts';

type Options = {
  readonly server: Server;
  readonly session: Session;
  readonly allowed: AllowedOrigins;
  readonly router: Engine['router'];
};

/** The largest message, in bytes: a pipeline file of the largest size and some room. */
const maxMessageBytes = 80 * 1024 * 1024;

/** Serves the engine over WebSockets at `/rpc`; returns what ends every connection. */
export function serveRpc({ server, session, allowed, router }: Options): () => void {
  const handler = new RPCHandler(router);
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: maxMessageBytes,
    perMessageDeflate: false,
  });
  // The page's images carry no token of their own: the browser gets its cookie with the handshake.
  sockets.on('headers', (headers) => headers.push(`Set-Cookie: ${session.setCookie}`));
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    const refusal = upgradeFault(request, session, allowed);
    if (refusal !== undefined) {
      refuse(socket, refusal);
      return;
    }
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      webSocket.on('error', () => webSocket.terminate());
      void handler.upgrade(webSocket, { context: {} });
    });
  });
  return () => {
    for (const client of sockets.clients) client.terminate();
    sockets.close();
  };
}

type Refusal = { readonly status: string; readonly message: string };

function upgradeFault(
  request: IncomingMessage,
  session: Session,
  allowed: AllowedOrigins,
): Refusal | undefined {
  const { host, origin, cookie } = request.headers;
  const fault = originFault({ host, origin }, allowed);
  if (fault !== undefined) return { status: '403 Forbidden', message: fault };
  const address = new URL(request.url ?? '/', 'http://localhost');
  if (address.pathname !== '/rpc')
    return { status: '404 Not Found', message: 'There is nothing here.' };
  const mayPass = session.isToken(address.searchParams.get('token')) || session.hasCookie(cookie);
  return mayPass ? undefined : { status: '401 Unauthorized', message: wrongToken };
}

function refuse(socket: Duplex, { status, message }: Refusal): void {
  const body = `${message}\n`;
  const head = [
    `HTTP/1.1 ${status}`,
    'Connection: close',
    'Content-Type: text/plain; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
