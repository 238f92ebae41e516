import { shownSentence } from '../../messages/shownSentence.ts';
import type { App } from '../../engine/app.ts';
import type { LoadedDocument } from '../../stores/documentStore.ts';
import { lookElsewhere } from './lookElsewhere.ts';
import { t } from '../../messages/t.ts';

/** Opens a pipeline file in a tab, or shows the tab that has it already; gives its document. Throws FailureError. */
export async function openPath(app: App, path: string): Promise<App> {
  const opened = await app.client.pipelines.open({ path });
  const { open, show } = app.tabs.getState();
  const there = open.find((each) => each.document.getState().path === opened.path);
  if (there !== undefined) {
    show(there);
    return there;
  }
  const { pipeline, revision, warnings } = opened;
  const shown = showDocument(app, { pipeline, path: opened.path, revision, warnings });
  if (opened.readOnly) {
    app.notify({
      kind: 'info',
      message: t('edits.documents.readOnly'),
    });
  }
  await lookElsewhere(shown);
  return shown;
}

/** Opens a copy of an example; it is saved nowhere yet. Throws FailureError. */
export async function openExampleById(app: App, id: string): Promise<void> {
  const pipeline = await app.client.pipelines.openExample({ id });
  showDocument(app, { pipeline, path: null, revision: null, warnings: [] });
}

/** Shows a document in a tab: in the shown one where nothing was done in it yet. Gives the document's app. */
export function showDocument(app: App, document: LoadedDocument): App {
  const shown = app.tabs.getState().blank();
  shown.document.getState().load(document);
  shown.run.getState().clear();
  shown.view.getState().select({});
  if (shown.view.getState().problems.length > 0) shown.view.getState().setProblems([]);
  for (const warning of document.warnings)
    app.notify({ kind: 'info', message: shownSentence(warning) });
  return shown;
}
