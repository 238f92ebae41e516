import { showDocument } from '../actions/edits/openDocument.ts';
import { followLive } from '../actions/edits/followLive.ts';
import type { App } from './app.ts';
import { failureOf } from './failureOf.ts';

/** What a window remembers while it is open, and what all of them remember. */
export type Memory = {
  readonly tab: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  readonly all: Pick<Storage, 'getItem' | 'setItem'>;
};

const openKey = 'patchbay.open';
const visitedKey = 'patchbay.visited';
const example = 'example:';

/** Opens what this window showed before it was reloaded; at the very first visit, the first example. Goes on with a live run. */
export async function openFirst(app: App, { tab, all }: Memory): Promise<void> {
  const before = tab.getItem(openKey);
  const isFirstVisit = all.getItem(visitedKey) === null;
  all.setItem(visitedKey, 'yes');
  remember(app, tab);
  try {
    if (before !== null && !before.startsWith(example)) await reopen(app, before);
    else if (before !== null || isFirstVisit) await showFirstExample(app, tab);
    await followLive(app);
  } catch (error) {
    app.notify({ kind: 'error', message: failureOf(error).message });
  }
}

/** From now on the window comes back with the pipeline that it shows, also where a run is followed all the while. */
function remember(app: App, tab: Memory['tab']): void {
  app.document.subscribe((state, old) => {
    if (state.path === old.path && state.loadCount === old.loadCount) return;
    if (state.path === null) tab.removeItem(openKey);
    else tab.setItem(openKey, state.path);
  });
}

async function reopen(app: App, path: string): Promise<void> {
  const {
    pipeline,
    path: openedPath,
    revision,
    warnings,
  } = await app.client.pipelines.open({ path });
  if (isOpen(app)) return;
  showDocument(app, { pipeline, path: openedPath, revision, warnings });
}

/** The host may have asked for a file meanwhile: what was asked for goes first. */
function isOpen(app: App): boolean {
  return app.document.getState().loadCount > 0;
}

async function showFirstExample(app: App, tab: Memory['tab']): Promise<void> {
  const [first] = await app.client.pipelines.examples();
  if (first === undefined) return;
  const pipeline = await app.client.pipelines.openExample({ id: first.id });
  if (isOpen(app)) return;
  showDocument(app, { pipeline, path: null, revision: null, warnings: [] });
  tab.setItem(openKey, `${example}${first.id}`);
}
