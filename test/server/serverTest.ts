import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { WebSocket } from 'ws';
import type { EngineClient } from '../../electron/engine/engine.ts';
import { createSessionSecrets } from '../../electron/engine/secrets/keyringSecrets.ts';
import {
  createServerHost,
  type ServerHost,
  type ServerHostOptions,
} from '../../electron/server/createServerHost.ts';

/** A real server host on a real engine, with a page of two files, in a folder of one test. */
export async function createServerTest(changes: Partial<ServerHostOptions> = {}) {
  const folder = await mkdtemp(path.join(tmpdir(), 'patchbay-server-'));
  const rendererDir = path.join(folder, 'renderer');
  await mkdir(path.join(rendererDir, 'assets'), { recursive: true });
  await writeFile(path.join(rendererDir, 'index.html'), '<!doctype html><title>Patchbay</title>');
  await writeFile(path.join(rendererDir, 'assets', 'index-D4f9aBc1.js'), 'export {};');
  await writeFile(path.join(folder, 'secret.txt'), 'outside');
  const host = await createServerHost({
    dataDir: path.join(folder, 'data'),
    version: '0.0.0-test',
    secrets: createSessionSecrets(),
    env: {},
    defaultOutputFolder: path.join(folder, 'out'),
    examplesDir: path.join(import.meta.dirname, '..', '..', 'examples'),
    startFolder: folder,
    port: 0,
    rendererDir,
    ...changes,
  });
  return {
    host,
    folder,
    send: (target: string, options: SendOptions = {}) => send(host, target, options),
    async [Symbol.asyncDispose]() {
      await host.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export type SendOptions = {
  readonly method?: string;
  readonly headers?: { readonly [name: string]: string };
  readonly body?: string | Uint8Array;
};

export type Answer = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
};

/** Sends the target exactly as given: `fetch` would tidy `..` away and refuse to set Host. */
export function send(
  host: ServerHost,
  target: string,
  { method = 'GET', headers = {}, body }: SendOptions,
): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const sent = request(
    { host: '127.0.0.1', port: host.port, path: target, method, headers },
    (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.once('error', reject);
      response.once('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(parts),
        }),
      );
    },
  );
  sent.once('error', reject);
  sent.end(body);
  return promise;
}

/** Opens a WebSocket; gives the HTTP status instead where the server refuses. */
export function openSocket(
  host: ServerHost,
  target: string,
  headers: { readonly [name: string]: string } = {},
): Promise<{ readonly socket: WebSocket; readonly cookie: string } | number> {
  const socket = new WebSocket(`ws://127.0.0.1:${host.port}${target}`, { headers });
  const { promise, resolve, reject } = Promise.withResolvers<
    { socket: WebSocket; cookie: string } | number
  >();
  let cookie = '';
  socket.once('upgrade', ({ headers: answered }) => {
    cookie = answered['set-cookie']?.[0] ?? '';
  });
  socket.once('open', () => resolve({ socket, cookie }));
  socket.once('unexpected-response', (_, response) => {
    response.resume();
    resolve(response.statusCode ?? 0);
  });
  socket.once('error', reject);
  return promise;
}

/** The contract over an open WebSocket. */
export function clientOver(socket: WebSocket): EngineClient {
  return createORPCClient<EngineClient>(new RPCLink({ websocket: socket }));
}
