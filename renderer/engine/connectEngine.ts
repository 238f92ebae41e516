import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { EngineClient } from './engineClient.ts';
import { isDesktop, receivePort } from './receivePort.ts';
import { createReconnectingLink, type ConnectionState } from './reconnectingLink.ts';
import { rpcAddress, takeSessionToken } from './sessionToken.ts';

type Options = {
  /** Told when the connection is lost and when it is back. */
  readonly onState?: (state: ConnectionState) => void;
};

/** Connects to the engine: over the desktop's MessagePort, else over a WebSocket to the host of the page. Rejects when it is not there. */
export async function connectEngine({
  onState = () => undefined,
}: Options = {}): Promise<EngineClient> {
  if (isDesktop(window)) {
    return createORPCClient<EngineClient>(new RPCLink({ port: await receivePort(window) }));
  }
  const token = takeSessionToken({ location, history, storage: sessionStorage });
  const link = createReconnectingLink({
    openSocket: () => new WebSocket(rpcAddress(location, token)),
    onState,
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  });
  await link.ready;
  return createORPCClient<EngineClient>(link);
}
