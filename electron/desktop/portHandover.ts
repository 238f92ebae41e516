import { RPCHandler } from '@orpc/server/message-port';
import type { Engine } from '../engine/engine.ts';
import type { ElectronLike, IpcEventLike, WebContentsLike } from './electronLike.ts';
import { appOrigin, connectChannel, portChannel } from './origin.ts';

type HandoverOptions = {
  readonly electron: Pick<ElectronLike, 'ipcMain' | 'MessageChannelMain'>;
  readonly router: Engine['router'];
  /** True for the pages of windows that this process opened itself. */
  readonly isKnown: (contents: WebContentsLike) => boolean;
  readonly log: (message: string) => void;
};

/** Gives a page that asks a port to the engine: only the main frame of a known window at our own origin. */
export function servePorts(options: HandoverOptions): void {
  const { electron, log } = options;
  const handler = new RPCHandler(options.router);
  electron.ipcMain.on(connectChannel, (event) => {
    const refusal = refusalOf(event, options.isKnown);
    if (refusal !== undefined) {
      log(`Refused a port to the engine: ${refusal}.`);
      return;
    }
    const { port1, port2 } = new electron.MessageChannelMain();
    handler.upgrade(port1);
    port1.start();
    event.senderFrame?.postMessage(portChannel, null, [port2]);
  });
}

function refusalOf(event: IpcEventLike, isKnown: HandoverOptions['isKnown']): string | undefined {
  const { sender, senderFrame } = event;
  if (senderFrame === null) return 'the frame that asked is gone';
  if (!isKnown(sender)) return 'the page that asked is in no window of Patchbay';
  if (senderFrame !== sender.mainFrame) return 'a frame inside the page asked';
  if (senderFrame.origin !== appOrigin)
    return `the page that asked comes from ${senderFrame.origin}`;
  return undefined;
}
