import type { WindowEvent } from '../../../shared/api/drafts.ts';
import type { App } from '../../engine/app.ts';
import { failureOf } from '../../engine/failureOf.ts';
import { isDirty } from '../../stores/documentStore.ts';
import { t } from '../../messages/t.ts';
import { fileNameOf } from './saveDocument.ts';

type FileChange = Extract<WindowEvent, { readonly type: 'file' }>;

/** A file of this window was written or went away: an unchanged document follows it, a changed one asks. */
export async function onFileChange({ tabs }: App, change: FileChange): Promise<void> {
  for (const app of tabs.getState().open) {
    if (app.document.getState().path !== change.path) continue;
    await untilSaved(app);
    await react(app, change);
  }
}

/** What a save of this document wrote is known when it has been answered. */
function untilSaved({ view }: App): Promise<void> {
  if (!view.getState().isSaving) return Promise.resolve();
  return new Promise((resolve) => {
    const stop = view.subscribe(({ isSaving }) => {
      if (isSaving) return;
      stop();
      resolve();
    });
  });
}

async function react(app: App, { path, revision }: FileChange): Promise<void> {
  const state = app.document.getState();
  const { disk, setDisk } = app.view.getState();
  if (state.path !== path) return;
  if (state.revision === revision) {
    if (disk?.kind !== 'elsewhere') setDisk(null);
    return;
  }
  if (revision === null) {
    if (disk?.kind !== 'gone') state.standOver(state.revision);
    setDisk({ kind: 'gone' });
    return;
  }
  if (isDirty(state)) return setDisk({ kind: 'changed', revision, wantsSave: false });
  try {
    await followFile(app, path);
  } catch (error) {
    app.notify({ kind: 'error', message: failureOf(error).message });
  }
}

/** Reads the file of an unchanged document again; a change that is made meanwhile stays. */
async function followFile(app: App, path: string): Promise<void> {
  const { pipeline, revision } = await app.client.pipelines.open({ path });
  const state = app.document.getState();
  if (state.path !== path) return;
  if (isDirty(state)) {
    app.view.getState().setDisk({ kind: 'changed', revision, wantsSave: false });
    return;
  }
  state.reload({ pipeline, revision });
  app.view.getState().setDisk(null);
  app.notify({
    kind: 'info',
    message: t('edits.documents.changedElsewhere', { file: fileNameOf(path) }),
    action: { label: t('actions.titles.undo'), onClick: () => app.document.getState().undo() },
  });
}
