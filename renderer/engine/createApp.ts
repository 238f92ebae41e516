import type { AppInfo } from '../../shared/api/types.ts';
import { createDocumentStore } from '../stores/documentStore.ts';
import { createRunStore } from '../stores/runStore.ts';
import type { UiStore } from '../stores/uiStore.ts';
import type { App, Notice } from './app.ts';
import { createCanvasControls } from './canvasControls.ts';
import { createNodeShapes } from './createNodeShapes.ts';
import { createPortsCache } from './createPortsCache.ts';
import type { EngineClient } from './engineClient.ts';
import { createRunFollower } from './followRun.ts';

type Options = {
  readonly client: EngineClient;
  readonly info: AppInfo;
  readonly ui: UiStore;
  readonly notify: (notice: Notice) => void;
};

/** Wires the stores and the engine for a browser window. */
export function createApp({ client, info, ui, notify }: Options): App {
  const run = createRunStore();
  return {
    client,
    info,
    ui,
    run,
    document: createDocumentStore({ now: () => performance.now() }),
    canvas: createCanvasControls(),
    follow: createRunFollower({
      client,
      run,
      schedule: nextFrame,
      wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      onError: (message) => notify({ kind: 'error', message }),
      onInterrupted: (because) =>
        notify({
          kind: 'error',
          message:
            because === null
              ? 'The engine stopped before this run ended: press Resume to go on from what is done.'
              : `The run could not go on: ${because}`,
        }),
    }),
    ports: createPortsCache(),
    shapes: createNodeShapes(),
    newId: randomId,
    clipboard: {
      read: () => navigator.clipboard.readText(),
      write: (text) => navigator.clipboard.writeText(text),
    },
    notify,
  };
}

/** A hidden page has no frames. */
function nextFrame(flush: () => void): void {
  if (document.hidden) setTimeout(flush, 100);
  else requestAnimationFrame(() => flush());
}

/** 20 letters and digits, about 100 bits. */
function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(20));
  return Array.from(bytes, (byte) => (byte % 36).toString(36)).join('');
}
