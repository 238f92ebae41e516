import type { App } from '../../engine/app.ts';
import { isDirty } from '../../stores/documentStore.ts';
import { saveDocument } from './saveDocument.ts';

/** Asks what to do with unsaved changes before a document is closed; false when the user wants to stay. */
export async function keepChanges(app: App): Promise<boolean> {
  const state = app.document.getState();
  if (!isDirty(state)) return true;
  app.tabs.getState().show(app);
  const choice = await app.ui.getState().confirm({
    title: `Save changes to "${state.pipeline.name}"?`,
    message: 'Changes that are not saved will be lost.',
    choices: [
      { id: 'discard', label: 'Do not save', tone: 'danger' },
      { id: 'stay', label: 'Cancel' },
      { id: 'save', label: 'Save', tone: 'primary' },
    ],
  });
  if (choice === 'save') return saveDocument(app);
  return choice === 'discard';
}
