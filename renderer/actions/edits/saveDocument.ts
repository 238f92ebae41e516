import type { Pipeline } from '../../../shared/domain/graph.ts';
import type { App } from '../../engine/app.ts';
import { withHeights } from './withHeights.ts';

/** Saves the document where it was, or asks where; false when the user changed their mind. Throws FailureError. */
export async function saveDocument(app: App): Promise<boolean> {
  const { pipeline, path, revision } = app.document.getState();
  if (path === null) return saveDocumentAs(app);
  return write(app, pipeline, { path, expectedRevision: revision });
}

/** Asks where to save the document and saves it there; false when the user changed their mind. Throws FailureError. */
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
  const before = app.document.getState().pipeline;
  const answer = await app.client.pipelines.save({
    ...place,
    pipeline: withHeights(app, pipeline),
  });
  if ('conflict' in answer) return resolveConflict(app, pipeline, place.path);
  const isUnchanged = app.document.getState().pipeline === before;
  if (pipeline.name !== before.name)
    app.document.getState().apply({ type: 'rename', name: pipeline.name });
  const saved = isUnchanged ? app.document.getState().pipeline : pipeline;
  app.document
    .getState()
    .markSaved({ path: answer.path, revision: answer.revision, pipeline: saved });
  app.notify({ kind: 'success', message: `Saved ${fileNameOf(answer.path)}.` });
  return true;
}

async function resolveConflict(app: App, pipeline: Pipeline, path: string): Promise<boolean> {
  const choice = await app.ui.getState().confirm({
    title: `"${fileNameOf(path)}" changed on disk`,
    message: 'Another program or window saved this file after it was opened here.',
    choices: [
      { id: 'overwrite', label: 'Overwrite it', tone: 'danger' },
      { id: 'stay', label: 'Cancel' },
      { id: 'copy', label: 'Save a copy', tone: 'primary' },
    ],
  });
  if (choice === 'overwrite') return write(app, pipeline, { path, expectedRevision: null });
  return choice === 'copy' ? saveDocumentAs(app) : false;
}

/** The last part of a path, on every system. */
function fileNameOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

function nameOf(path: string): string {
  return fileNameOf(path).replace(/\.patchbay$/i, '');
}

function fileStem(name: string): string {
  const stem = name.replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, ' ').trim();
  return stem === '' ? 'Untitled' : stem;
}
