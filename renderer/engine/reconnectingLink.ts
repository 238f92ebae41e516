import type { ClientLink } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { FailureError } from '../../shared/domain/failure.ts';
import { t } from '../messages/t.ts';

type NoContext = Record<never, never>;

/** `refused`: a server answers, but not to the token of this page: it was started anew. */
export type ConnectionState = 'connected' | 'reconnecting' | 'refused';

type Options = {
  readonly openSocket: () => WebSocket;
  /** Told on every change after the first connection. */
  readonly onState: (state: ConnectionState) => void;
  /** Says whether the server is there and refuses this page; asked after each failure to open a socket. */
  readonly isRefused?: () => Promise<boolean>;
  /** Waits this many milliseconds. */
  readonly wait: (ms: number) => Promise<void>;
};

const firstDelayMs = 250;
const lastDelayMs = 1000;

/** A link over a WebSocket that opens another one when it is lost. Calls wait for it; those under way fail. */
export type ReconnectingLink = ClientLink<NoContext> & {
  /** Resolves once the first socket is open; rejects when it cannot be opened. */
  readonly ready: Promise<void>;
  /** Ends the link for good. */
  readonly close: () => void;
};

type Line = { readonly link: RPCLink<NoContext>; readonly socket: WebSocket };

/** Makes the link and connects at once. */
export function createReconnectingLink(options: Options): ReconnectingLink {
  const { openSocket, onState, wait, isRefused = async () => false } = options;
  let isClosed = false;
  const reconnect = (): void => {
    if (isClosed) return;
    onState('reconnecting');
    line = retryLine();
    line.catch(() => undefined);
  };
  let line = openLine(openSocket, reconnect);
  const ready = line.then(() => undefined);
  const retryLine = async (): Promise<Line> => {
    let told: ConnectionState = 'reconnecting';
    for (let delay = firstDelayMs; ; delay = Math.min(delay * 2, lastDelayMs)) {
      await wait(delay);
      if (isClosed) throw lost();
      const opened = await openLine(openSocket, reconnect).catch(() => undefined);
      if (opened !== undefined) {
        onState('connected');
        return opened;
      }
      const state = (await isRefused()) ? 'refused' : 'reconnecting';
      if (state !== told) onState(state);
      told = state;
    }
  };
  return {
    ready,
    call: async (path, input, options) => {
      const { link, socket } = await line;
      try {
        return await link.call(path, input, options);
      } catch (error) {
        throw isOpen(socket) || options.signal?.aborted === true ? error : lost();
      }
    },
    close: () => {
      isClosed = true;
      void line.then(({ socket }) => socket.close()).catch(() => undefined);
    },
  };
}

/** `onLost` is told before the calls under way fail: what one of them does next waits for the next line. */
function openLine(openSocket: () => WebSocket, onLost: () => void): Promise<Line> {
  const socket = openSocket();
  return new Promise((resolve, reject) => {
    let isOpened = false;
    const onClose = (): void => (isOpened ? onLost() : reject(lost()));
    socket.addEventListener('close', onClose, { once: true });
    const link = new RPCLink<NoContext>({ websocket: socket });
    const onOpen = (): void => {
      isOpened = true;
      resolve({ link, socket });
    };
    socket.addEventListener('open', onOpen, { once: true });
  });
}

function isOpen(socket: WebSocket): boolean {
  return socket.readyState === WebSocket.OPEN;
}

function lost(): FailureError {
  return new FailureError({
    kind: 'unexpected',
    message: t('engine.reconnectingLink.connectionPatchbayEngine'),
  });
}
