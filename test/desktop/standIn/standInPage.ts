import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';
import type { MessagePort } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { EngineClient } from '../../../electron/engine/engine.ts';
import type { FrameLike, PortLike } from '../../../electron/desktop/electronLike.ts';
import { isDesktop, receivePort } from '../../../renderer/engine/receivePort.ts';
import { StandInPort } from './standInPort.ts';

type WindowMessage = {
  readonly source: unknown;
  readonly origin: string;
  readonly data: unknown;
  readonly ports: readonly MessagePort[];
};
type Listener = (event: WindowMessage) => void;

/** The page's window as the preload script and the page's own scripts see it. */
type PageWindow = {
  readonly location: { readonly origin: string; readonly href: string };
  addEventListener(type: string, listener: Listener): void;
  removeEventListener(type: string, listener: Listener): void;
  postMessage(data: unknown, targetOrigin: string, transfer?: readonly MessagePort[]): void;
};

/** A page in its renderer process: a frame, and the preload script running in a context of its own. */
export type StandInPage = {
  readonly frame: FrameLike;
  readonly window: PageWindow;
  /** Asks for a port and waits for it, with the renderer's own code. */
  readonly connect: () => Promise<EngineClient>;
  /** A message of another window or frame arrives. */
  readonly receiveFromElsewhere: (data: unknown) => void;
  /** How many ports the page has got. */
  readonly portCount: () => number;
  /** The process ends: its ports close. */
  readonly end: () => void;
};

type PageOptions = {
  readonly url: string;
  readonly preload: string;
  /** `ipcRenderer.send`, to main. */
  readonly send: (channel: string, frame: FrameLike) => void;
};

/** Loads a page: runs the real preload script with nothing but `electron` to require, as the sandbox does. */
export function loadPage({ url, preload, send }: PageOptions): StandInPage {
  const origin = originOf(url);
  const ipcRenderer = new EventEmitter();
  const listeners = new Set<Listener>();
  const ports: MessagePort[] = [];
  const window: PageWindow = {
    location: { origin, href: url },
    addEventListener: (type, listener) => void (type === 'message' && listeners.add(listener)),
    removeEventListener: (_type, listener) => void listeners.delete(listener),
    postMessage(data, targetOrigin, transfer = []) {
      if (targetOrigin !== origin && targetOrigin !== '*') return;
      const event = { source: window, origin, data, ports: transfer };
      setImmediate(() => {
        for (const listener of listeners) listener(event);
      });
    },
  };
  const frame: FrameLike = {
    origin,
    postMessage(channel: string, message: unknown, transfer: PortLike[] = []) {
      const given = transfer.map(rawPort);
      ports.push(...given);
      setImmediate(() => ipcRenderer.emit(channel, { ports: given }, message));
    },
  };
  const electron = {
    contextBridge: {
      exposeInMainWorld: (name: string, value: unknown) => Reflect.set(window, name, value),
    },
    ipcRenderer: Object.assign(ipcRenderer, {
      send: (channel: string) => setImmediate(() => send(channel, frame)),
    }),
  };
  const require = (name: string): unknown => {
    if (name === 'electron') return electron;
    throw new Error(`a sandboxed preload script cannot require ${name}`);
  };
  runInContext(readFileSync(preload, 'utf8'), createContext({ window, require }));

  return {
    frame,
    window,
    receiveFromElsewhere(data) {
      for (const listener of listeners) listener({ source: {}, origin, data, ports: [] });
    },
    portCount: () => ports.length,
    async connect() {
      const page = window as unknown as Window;
      if (!isDesktop(page)) throw new Error('the page does not know that it is in the desktop app');
      return createORPCClient(new RPCLink({ port: await receivePort(page) }));
    },
    end() {
      for (const port of ports) port.close();
    },
  };
}

function rawPort(port: PortLike): MessagePort {
  if (!(port instanceof StandInPort))
    throw new TypeError('only a MessagePortMain can be transferred');
  return port.raw;
}

/** A URL of a custom scheme has no origin in Node; Chromium gives a standard scheme one. */
function originOf(url: string): string {
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}`;
}
