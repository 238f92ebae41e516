import { expect, test } from 'vitest';
import { isDesktop, receivePort } from './receivePort.ts';

/** A window with a preload script that answers `ready` with what the test wants. */
class PreloadedPage extends EventTarget {
  readonly patchbayDesktop = true;
  readonly asked: unknown[] = [];

  postMessage(message: unknown): void {
    this.asked.push(message);
  }

  answer({
    ports = [],
    ...init
  }: {
    readonly data: unknown;
    readonly source: unknown;
    readonly ports?: readonly MessagePort[];
  }): void {
    this.dispatchEvent(Object.assign(new Event('message'), { ...init, ports }));
  }
}

test('takes the port that the preload script hands over, and no other', async () => {
  const page = new PreloadedPage();
  const { port1, port2 } = new MessageChannel();
  const stranger = new MessageChannel();
  const source: unknown = page;
  const waiting = receivePort(page);
  expect(page.asked).toEqual([{ type: 'patchbay:ready' }]);
  page.answer({ data: { type: 'patchbay:port' }, source: null, ports: [stranger.port1] });
  page.answer({ data: { type: 'other' }, source, ports: [stranger.port1] });
  page.answer({ data: { type: 'patchbay:port' }, source });
  page.answer({ data: { type: 'patchbay:port' }, source, ports: [port1] });
  const port = await waiting;
  const heard = new Promise((resolve) =>
    port.addEventListener('message', (event) => resolve(event.data)),
  );
  port2.postMessage('hello');
  expect(await heard).toBe('hello');
  for (const each of [port1, port2, stranger.port1, stranger.port2]) each.close();
});

test('knows the desktop app by what the preload script sets', () => {
  expect(isDesktop(new PreloadedPage())).toBe(true);
  expect(isDesktop(new EventTarget())).toBe(false);
});
