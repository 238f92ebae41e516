import { shownSentence } from '../messages/shownSentence.ts';
import type { Draft, RestoredTab } from '../../shared/api/drafts.ts';
import type { OpenedPipeline } from '../../shared/api/types.ts';
import { emptyPipeline } from '../../shared/domain/graph.ts';
import type { App } from './app.ts';
import { failureOf } from './failureOf.ts';
import { t } from '../messages/t.ts';

/** Opens what the window had, with its unsaved edits, and says so in one line. Gives how many documents there are. */
export async function restoreTabs({ tabs, notify }: App, given: readonly RestoredTab[]) {
  const apps: App[] = [];
  let shown: App | undefined;
  for (const tab of given) {
    const app = tabs.getState().create(tab.document);
    if (!(await restore(app, tab))) continue;
    app.view.getState().setViewport(tab.viewport);
    apps.push(app);
    if (tab.shown) shown = app;
  }
  tabs.getState().append(apps, shown);
  tell(apps, notify);
  return apps.length;
}

/** False where there is nothing to show. */
async function restore(app: App, { path, draft }: RestoredTab): Promise<boolean> {
  const isRead = draft !== null && !('unreadable' in draft);
  const disk = path === null ? undefined : await read(app, path, isRead);
  if (draft !== null && 'unreadable' in draft) {
    app.notify({
      kind: 'error',
      message: t('engine.restoreTabs.unsavedEditsCould', {
        reason: shownSentence(draft.unreadable),
      }),
    });
  } else if (draft !== null) {
    restoreDraft(app, { path, draft, disk });
    return true;
  }
  if (disk === undefined) return false;
  const { pipeline, revision, warnings } = disk;
  app.document.getState().load({ pipeline, path: disk.path, revision, warnings });
  return true;
}

type Restored = {
  readonly path: string | null;
  readonly draft: Draft;
  readonly disk: OpenedPipeline | undefined;
};

function restoreDraft(app: App, { path, draft, disk }: Restored): void {
  const { pipeline, revision, edits, typed } = draft;
  const nothing = emptyPipeline(t('window.documentName.untitled'));
  const saved = path === null ? nothing : (disk?.pipeline ?? { ...pipeline });
  app.document
    .getState()
    .restore({ pipeline, path: disk?.path ?? path, revision, warnings: [], saved, edits });
  app.view.getState().setTyped(typed);
  if (path === null || disk?.revision === revision) return;
  app.view
    .getState()
    .setDisk(
      disk === undefined
        ? { kind: 'gone' }
        : { kind: 'changed', revision: disk.revision, wantsSave: false },
    );
}

/** Undefined for a file that cannot be opened any more; that is told unless the document is there without it. */
async function read(app: App, path: string, isQuiet: boolean): Promise<OpenedPipeline | undefined> {
  try {
    return await app.client.pipelines.open({ path });
  } catch (error) {
    if (!isQuiet) app.notify({ kind: 'error', message: failureOf(error).message });
    return undefined;
  }
}

function tell(apps: readonly App[], notify: App['notify']): void {
  const edited = apps.filter(({ document }) => document.getState().edits > 0);
  const edits = edited.reduce((sum, { document }) => sum + document.getState().edits, 0);
  if (edits === 0) return;
  // Where the file is another one by now, its own banner asks.
  const inFiles = edited.filter(
    ({ document, view }) => document.getState().path !== null && view.getState().disk === null,
  );
  const goBack = (): void => {
    for (const { document, view } of inFiles) {
      const { savedPipeline, revision, reload } = document.getState();
      reload({ pipeline: savedPipeline, revision });
      view.getState().setTyped({});
    }
  };
  notify({
    kind: 'info',
    message:
      edited.length === 1
        ? t('engine.restoreTabs.restored', { count: edits })
        : t('engine.restoreTabs.restoredIn', { count: edits, pipelines: edited.length }),
    ...(inFiles.length === 0
      ? {}
      : {
          action: {
            label:
              inFiles.length === 1
                ? t('engine.restoreTabs.useSavedFile')
                : t('engine.restoreTabs.useSavedFiles'),
            onClick: goBack,
          },
        }),
  });
}
