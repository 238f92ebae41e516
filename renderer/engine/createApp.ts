import { shownSentence } from '../messages/shownSentence.ts';
import type { AppInfo } from '../../shared/api/types.ts';
import { effectiveKeys } from '../actions/keys/effectiveKeys.ts';
import { actions } from '../actions/registry.ts';
import { createKeyStore } from '../stores/keyStore.ts';
import { createLayouter } from '../canvas/arrange/createLayouter.ts';
import { createDocumentStore } from '../stores/documentStore.ts';
import { createRunStore } from '../stores/runStore.ts';
import type { UiStore } from '../stores/uiStore.ts';
import { createViewStore } from '../stores/viewStore.ts';
import type { App, Notice, WindowParts } from './app.ts';
import { createCanvasControls } from './canvasControls.ts';
import { createDraftKeeper } from './createDraftKeeper.ts';
import { createNodeShapes } from './createNodeShapes.ts';
import { createPortsCache } from './createPortsCache.ts';
import { createTabs, type Tabs } from './createTabs.ts';
import type { EngineClient } from './engineClient.ts';
import { createRunFollower } from './followRun.ts';
import { t } from '../messages/t.ts';

type Options = {
  readonly client: EngineClient;
  readonly info: AppInfo;
  readonly ui: UiStore;
  readonly notify: (notice: Notice) => void;
};

/** Wires the stores and the engine for a browser window, which begins with one empty document. */
export function createApp({ client, info, ui, notify }: Options): Tabs {
  const parts: WindowParts = {
    client,
    info,
    ui,
    keys: createKeyStore(effectiveKeys(actions, {}, info.platform === 'darwin').keys),
    session: { window: null },
    ports: createPortsCache(),
    newId: randomId,
    clipboard: {
      read: () => navigator.clipboard.readText(),
      write: (text) => navigator.clipboard.writeText(text),
    },
    layOut: createLayouter({ createWorker: startLayoutWorker }),
    notify,
  };
  return createTabs((tabs, id = randomId()) => createDocumentApp(parts, tabs, id));
}

function createDocumentApp(parts: WindowParts, tabs: Tabs, id: string): App {
  const { client, session, notify } = parts;
  const run = createRunStore();
  const view = createViewStore();
  const document = createDocumentStore({ now: () => performance.now() });
  return {
    ...parts,
    id,
    tabs,
    run,
    view,
    document,
    canvas: createCanvasControls(),
    follow: createRunFollower({
      client,
      run,
      schedule: nextFrame,
      wait,
      onError: (message) => notify({ kind: 'error', message }),
      onInterrupted: (because) =>
        notify({
          kind: 'error',
          message:
            because === null
              ? t('engine.createApp.engineStoppedBefore')
              : t('engine.createApp.runCouldNot', { because: shownSentence(because) }),
        }),
    }),
    shapes: createNodeShapes(),
    keeper: createDraftKeeper({
      client,
      session,
      id,
      document,
      view,
      wait,
      now: () => performance.now(),
      // A lost connection is shown in the bar, and the edits are sent when it is back.
      onError: ({ kind, message }) => {
        if (kind === 'storage') notify({ kind: 'error', message });
      },
    }),
  };
}

/** A file of our own, as the policy of the page asks. */
function startLayoutWorker(): Worker {
  return new Worker(new URL('../canvas/arrange/layoutWorker.ts', import.meta.url), {
    type: 'module',
  });
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
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
