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
  const takeToken = (): string => takeSessionToken({ location, history, storage: sessionStorage });
  let token = takeToken();
  // The address of a server that was started anew, opened in this tab: nothing on the page is lost.
  window.addEventListener('hashchange', () => {
    token = takeToken();
  });
  const link = createReconnectingLink({
    openSocket: () => new WebSocket(rpcAddress(location, token)),
    onState,
    isRefused: () => isRefused(token),
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  });
  await link.ready;
  return createORPCClient<EngineClient>(link);
}

/** Says whether the server of the page does not know this token; false when there is no server. */
async function isRefused(token: string): Promise<boolean> {
  try {
    const { status } = await fetch('/session', { method: 'POST', body: token });
    return status === 401;
  } catch {
    return false;
  }
}
