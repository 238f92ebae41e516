import type { Failure } from '../../../shared/domain/failure.ts';
import type { Pipeline } from '../../../shared/domain/graph.ts';
import type { App } from '../../engine/app.ts';
import { failureOf } from '../../engine/failureOf.ts';
import { t } from '../../messages/t.ts';
import { withHeights } from './withHeights.ts';

/** Saves the document where it was, or asks where; false when it is not saved, and why is on screen. */
export async function saveDocument(app: App): Promise<boolean> {
  const { pipeline, path, revision } = app.document.getState();
  if (path === null) return saveDocumentAs(app);
  return write(app, pipeline, { path, expectedRevision: revision });
}

/** Asks where to save the document and saves it there; false when the user changed their mind. */
export async function saveDocumentAs(app: App): Promise<boolean> {
  const { pipeline } = app.document.getState();
  const path = await askPath(app, `${fileStem(pipeline.name)}.patchbay`);
  if (path === null) return false;
  return write(app, { ...pipeline, name: nameOf(path) }, { path, expectedRevision: null });
}

async function askPath(app: App, suggestedName: string): Promise<string | null> {
  if (app.info.nativeDialogs) return app.client.dialogs.savePipeline({ suggestedName });
  return app.ui.getState().ask({ kind: 'save', suggestedName });
}

type Place = { readonly path: string; readonly expectedRevision: string | null };

async function write(app: App, pipeline: Pipeline, place: Place): Promise<boolean> {
  const { setSaving, setDisk } = app.view.getState();
  const before = app.document.getState().pipeline;
  setSaving(true);
  try {
    const answer = await app.client.pipelines.save({
      ...place,
      pipeline: withHeights(app, pipeline),
    });
    if ('conflict' in answer) {
      setDisk({ kind: 'changed', revision: answer.revision, wantsSave: true });
      return false;
    }
    const isUnchanged = app.document.getState().pipeline === before;
    if (pipeline.name !== before.name)
      app.document.getState().apply({ type: 'rename', name: pipeline.name });
    const saved = isUnchanged ? app.document.getState().pipeline : pipeline;
    app.document
      .getState()
      .markSaved({ path: answer.path, revision: answer.revision, pipeline: saved });
    setDisk(null);
    app.notify({
      kind: 'success',
      message: t('edits.documents.saved', { file: fileNameOf(answer.path) }),
    });
    return true;
  } catch (error) {
    tellUnsaved(app, failureOf(error));
    return false;
  } finally {
    setSaving(false);
  }
}

/** Nothing is lost: the document is still there, and another place may take it. */
function tellUnsaved(app: App, { message }: Failure): void {
  app.notify({
    kind: 'error',
    message,
    action: {
      label: t('actions.titles.save-pipeline-as'),
      onClick: () => void saveDocumentAs(app),
    },
  });
}

/** The last part of a path, on every system. */
export function fileNameOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

function nameOf(path: string): string {
  return fileNameOf(path).replace(/\.patchbay$/i, '');
}

function fileStem(name: string): string {
  const stem = name.replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, ' ').trim();
  return stem === '' ? t('edits.documents.untitled') : stem;
}
