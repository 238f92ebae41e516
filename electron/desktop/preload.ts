import { contextBridge, ipcRenderer } from 'electron';
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

// All that this script does. The page learns that it is in the desktop app; it asks, main answers with a port, and
// the page gets the port.
contextBridge.exposeInMainWorld('patchbayDesktop', true);

window.addEventListener('message', ({ source, data }) => {
  if (source !== window || typeof data !== 'object' || data === null) return;
  if ('type' in data && data.type === 'patchbay:ready') ipcRenderer.send(connectChannel);
});

ipcRenderer.on(portChannel, ({ ports }) => {
  window.postMessage({ type: 'patchbay:port' }, window.location.origin, ports);
});
