import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { createEngine } from '../engine/createEngine.ts';
import type { Engine, EngineOptions } from '../engine/engine.ts';
import { allowedOrigins } from './checkOrigin.ts';
import { createApp } from './createApp.ts';
import { createServerCapabilities } from './createServerCapabilities.ts';
import { serveRpc } from './serveRpc.ts';
import { createSession, randomToken } from './session.ts';

/** How the server is made: what the engine needs, and where it listens. */
export type ServerHostOptions = Omit<EngineOptions, 'host' | 'recover'> & {
  /** 0 takes any free port. */
  readonly port: number;
  /** The folder of the built renderer. */
  readonly rendererDir: string;
  /** Random unless given. */
  readonly token?: string;
  /** A pipeline that the first window shall open; an absolute path. */
  readonly openFile?: string;
  /** The folders that the page may open pipelines from; everything unless given. */
  readonly allowedFolders?: readonly string[];
  /** Origins besides its own that may connect, such as a development server's. */
  readonly moreOrigins?: readonly string[];
  /** Hears of errors that no answer may show. */
  readonly report?: (error: unknown) => void;
  /** Makes the engine; the real one unless given. */
  readonly openEngine?: (options: EngineOptions) => Promise<Engine>;
};

/** A server that listens on this computer only. */
export type ServerHost = {
  /** The address to open, with the token as `#token=`. */
  readonly url: string;
  readonly port: number;
  readonly token: string;
  readonly engine: Engine;
  /** Ends connections, runs (also at the provider, unless they are left for the next start) and the engine. */
  readonly close: Engine['close'];
};

/** Starts the engine and serves it with the renderer on 127.0.0.1. Throws when the port is taken. */
export async function createServerHost(options: ServerHostOptions): Promise<ServerHost> {
  const engine = await startEngine(options);
  const server = createServer();
  const port = await listen(server, options.port).catch(async (error: unknown) => {
    await engine.close();
    throw error;
  });
  const session = createSession(options.token ?? randomToken(), port);
  const allowed = allowedOrigins(port, options.moreOrigins);
  const app = createApp({
    port,
    session,
    allowed,
    rendererDir: options.rendererDir,
    handleArtifactRequest: engine.handleArtifactRequest,
    handleWebhook: engine.handleWebhook,
    report: options.report ?? (() => undefined),
  });
  const endConnections = serveRpc({ server, session, allowed, router: engine.router });
  server.on('request', toListener(app.fetch));
  return {
    url: `http://127.0.0.1:${port}/#token=${session.token}`,
    port,
    token: session.token,
    engine,
    close: async (how) => {
      endConnections();
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
      await engine.close(how);
    },
  };
}

async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string')
    throw new TypeError('The server has no port.');
  return address.port;
}

async function startEngine(options: ServerHostOptions): Promise<Engine> {
  const { openFile, allowedFolders, openEngine = createEngine } = options;
  const host = createServerCapabilities({
    ...(openFile === undefined ? {} : { openFile }),
    ...(allowedFolders === undefined ? {} : { allowedFolders }),
  });
  return openEngine({ ...options, host, recover: true });
}

function toListener(fetch: (request: Request) => Response | Promise<Response>): RequestListener {
  // The global Request and Response stay as they are: the engine and its tests use them too.
  const listener = getRequestListener(fetch, { overrideGlobalObjects: false });
  return (incoming, outgoing) => {
    void listener(incoming, outgoing);
  };
}
