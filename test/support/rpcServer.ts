import { eventIterator, oc, type } from '@orpc/contract';
import { implement } from '@orpc/server';
import { RPCHandler } from '@orpc/server/ws';
import { WebSocketServer } from 'ws';

/** A contract small enough to test a transport with. */
export const transportContract = {
  add: oc.input(type<number>()).output(type<number>()),
  ticks: oc.output(eventIterator(type<number>())),
};

/** A server of that contract on a loopback port. */
export type RpcServer = {
  readonly port: number;
  /** Drops every connection, as a lost network does. */
  readonly drop: () => void;
  readonly close: () => void;
};

/** Serves `add`, which adds one, and `ticks`, which gives 1 and then nothing until it is aborted. */
export async function serveTransport(): Promise<RpcServer> {
  const os = implement(transportContract);
  const handler = new RPCHandler(
    os.router({
      add: os.add.handler(({ input }) => input + 1),
      ticks: os.ticks.handler(async function* tick({ signal }) {
        yield 1;
        await new Promise((resolve) => signal?.addEventListener('abort', resolve));
      }),
    }),
  );
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  server.on('connection', (socket) => void handler.upgrade(socket, { context: {} }));
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    drop: () => {
      for (const socket of server.clients) socket.terminate();
    },
    close: () => server.close(),
  };
}
