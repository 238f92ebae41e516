import { createServer, Server } from 'node:http';
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import type { Hono } from 'hono';

interface Listening {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  readonly close: () => Promise<void>;
}

/** Serves on 127.0.0.1 only. Rejects when the port is taken. */
export async function listen(
  fetch: Hono<{ Bindings: HttpBindings }>['fetch'],
  port: number,
): Promise<Listening> {
  const server = createAdaptorServer({
    fetch: (request, env) => fetch(request, 'incoming' in env ? toHttp1(env) : undefined),
    createServer,
    overrideGlobalObjects: false,
    // We read the bodies ourselves, and a refused upload is cut off rather than drained.
    autoCleanupIncoming: false,
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port was opened.');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      if (server instanceof Server) server.closeAllConnections();
      await closed;
    },
  };
}

function toHttp1(env: object): HttpBindings {
  return env as HttpBindings;
}
