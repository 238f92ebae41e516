import type { App } from '../../engine/app.ts';
import type { LoadedDocument } from '../../stores/documentStore.ts';
import { keepChanges } from './keepChanges.ts';

/** Opens a pipeline file in place of the document, after asking about unsaved changes. Throws FailureError. */
export async function openPath(app: App, path: string): Promise<void> {
  const opened = await app.client.pipelines.open({ path });
  if (!(await keepChanges(app))) return;
  const { pipeline, revision, warnings } = opened;
  showDocument(app, { pipeline, path: opened.path, revision, warnings });
  if (opened.readOnly) {
    app.notify({
      kind: 'info',
      message: 'This file is read-only: use Save as to keep your changes.',
    });
  }
}

/** Opens a copy of an example; it is saved nowhere yet. Throws FailureError. */
export async function openExampleById(app: App, id: string): Promise<void> {
  const pipeline = await app.client.pipelines.openExample({ id });
  if (!(await keepChanges(app))) return;
  showDocument(app, { pipeline, path: null, revision: null, warnings: [] });
}

/** Shows another document: selection, problems and the last run belong to the one before. */
export function showDocument(app: App, document: LoadedDocument): void {
  app.document.getState().load(document);
  app.run.getState().clear();
  app.ui.getState().select({});
  app.ui.getState().setProblems([]);
  for (const warning of document.warnings) app.notify({ kind: 'info', message: warning });
}
