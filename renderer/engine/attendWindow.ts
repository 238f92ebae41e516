import type { DocumentTab, WindowEvent } from '../../shared/api/drafts.ts';
import { followLive } from '../actions/edits/followLive.ts';
import { lookElsewhere } from '../actions/edits/lookElsewhere.ts';
import { onFileChange } from '../actions/edits/onFileChange.ts';
import { showDocument } from '../actions/edits/openDocument.ts';
import type { App } from './app.ts';
import { isPristine } from './createTabs.ts';
import { failureOf } from './failureOf.ts';
import { restoreTabs } from './restoreTabs.ts';

/** What a window remembers while it is open, and what all of them remember. */
export type Memory = {
  readonly tab: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  readonly all: Pick<Storage, 'getItem' | 'setItem'>;
};

const windowKey = 'patchbay.window';
const visitedKey = 'patchbay.visited';
/** In milliseconds: what is edited while the engine is away is kept as soon as it is back. */
const retryMs = 250;

/**
 * Has the engine know this window until the signal aborts: it brings back what was open, keeps what is, and tells of
 * files that change. Where the engine goes away and comes back, the window arrives anew with what is on screen.
 */
export async function attendWindow(
  app: App,
  memory: Memory,
  { signal, wait }: { readonly signal: AbortSignal; readonly wait: (ms: number) => Promise<void> },
): Promise<void> {
  let known = memory.tab.getItem(windowKey);
  let restores = true;
  let told = '';
  while (!signal.aborted) {
    let isReplaced = false;
    try {
      const arrival = { window: known, restores };
      for await (const event of await app.client.drafts.arrive(arrival, { signal })) {
        if (event.type === 'arrived') {
          known = event.window;
          app.session.window = known;
          memory.tab.setItem(windowKey, event.window);
          if (restores) await begin(app, memory, event.tabs);
          restores = false;
          told = '';
          keepAll(app);
          await lookAround(app);
        } else if (event.type === 'replaced') {
          isReplaced = true;
          known = null;
          app.session.window = null;
          memory.tab.removeItem(windowKey);
        } else await onFileChange(app, event);
      }
    } catch (error) {
      // Where the engine is away, the link opens the next connection by itself.
      const { kind, message } = failureOf(error);
      if (kind === 'storage' && message !== told) app.notify({ kind: 'error', message });
      told = message;
    }
    if (!isReplaced && !signal.aborted) await wait(retryMs);
  }
}

type Arrived = Extract<WindowEvent, { readonly type: 'arrived' }>;

/** At the very first visit there is an example. Goes on with a live run, which does not keep the rest waiting. */
async function begin(app: App, { all }: Memory, tabs: Arrived['tabs']): Promise<void> {
  const isFirstVisit = all.getItem(visitedKey) === null;
  all.setItem(visitedKey, 'yes');
  const tell = (error: unknown): void =>
    app.notify({ kind: 'error', message: failureOf(error).message });
  try {
    const restored = await restoreTabs(app, tabs);
    if (restored === 0 && isFirstVisit) await showFirstExample(app);
  } catch (error) {
    tell(error);
  }
  followLive(app).catch(tell);
}

async function showFirstExample(app: App): Promise<void> {
  const [first] = await app.client.pipelines.examples();
  if (first === undefined) return;
  const pipeline = await app.client.pipelines.openExample({ id: first.id });
  // The host may have asked for a file meanwhile: what was asked for goes first.
  if (!isPristine(app.tabs.getState().shown)) return;
  showDocument(app, { pipeline, path: null, revision: null, warnings: [] });
}

/** The engine knows nothing of what is on screen, or not all of it. */
function keepAll(app: App): void {
  for (const each of app.tabs.getState().open) each.keeper.restart();
}

/** After a restart of the engine another window may have taken over what is open here. */
async function lookAround({ tabs }: App): Promise<void> {
  for (const each of tabs.getState().open) await lookElsewhere(each);
}

/** What the engine is told of the open documents, in the order of their tabs. */
export function describeTabs({ tabs }: App): DocumentTab[] {
  const { open, shown } = tabs.getState();
  return open.map((each) => ({
    document: each.id,
    path: each.document.getState().path,
    shown: each === shown,
    viewport: each.view.getState().viewport,
  }));
}
