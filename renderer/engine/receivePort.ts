/** The part of the window that hands the port over. */
export type Page = Pick<Window, 'addEventListener' | 'removeEventListener' | 'postMessage'>;

/** Asks the preload script for the MessagePort to the engine, and waits for it. */
export function receivePort(page: Page): Promise<MessagePort> {
  return new Promise((resolve) => {
    const onMessage = (event: MessageEvent<unknown>): void => {
      const [port] = event.ports;
      if (event.source !== page || !isPortMessage(event.data) || port === undefined) return;
      page.removeEventListener('message', onMessage);
      port.start();
      resolve(port);
    };
    page.addEventListener('message', onMessage);
    page.postMessage({ type: 'patchbay:ready' }, '*');
  });
}

/** Says whether the page runs in the desktop app, whose preload script sets `patchbayDesktop`. */
export function isDesktop(page: object): boolean {
  return 'patchbayDesktop' in page;
}

function isPortMessage(data: unknown): boolean {
  return (
    typeof data === 'object' && data !== null && 'type' in data && data.type === 'patchbay:port'
  );
}
