import { ipcRenderer } from 'electron';
import { connectChannel, portChannel } from './origin.ts';

/** The part of the page's window that this script touches; this folder has no DOM types. */
declare const window: {
  readonly location: { readonly origin: string };
  addEventListener(
    type: 'message',
    listener: (event: { readonly source: unknown; readonly data: unknown }) => void,
  ): void;
  postMessage(message: unknown, targetOrigin: string, transfer: readonly unknown[]): void;
};

// All that this script does: the page asks, main answers with a port, the page gets it.
window.addEventListener('message', ({ source, data }) => {
  if (source !== window || typeof data !== 'object' || data === null) return;
  if ('type' in data && data.type === 'patchbay:ready') ipcRenderer.send(connectChannel);
});

ipcRenderer.on(portChannel, ({ ports }) => {
  window.postMessage({ type: 'patchbay:port' }, window.location.origin, ports);
});
