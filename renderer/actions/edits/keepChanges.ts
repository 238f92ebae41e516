import type { App } from '../../engine/app.ts';
import { isDirty } from '../../stores/documentStore.ts';
import { t } from '../../messages/t.ts';
import { saveDocument } from './saveDocument.ts';

/** Asks what to do with unsaved changes before a document is closed; false when the user wants to stay. */
export async function keepChanges(app: App): Promise<boolean> {
  const state = app.document.getState();
  if (!isDirty(state)) return true;
  app.tabs.getState().show(app);
  const choice = await app.ui.getState().confirm({
    title: t('edits.documents.saveTitle', { name: state.pipeline.name }),
    message: t('edits.documents.saveHint'),
    choices: [
      { id: 'discard', label: t('edits.documents.doNotSave'), tone: 'danger' },
      { id: 'stay', label: t('common.cancel') },
      { id: 'save', label: t('common.save'), tone: 'primary' },
    ],
  });
  if (choice === 'save') return saveDocument(app);
  return choice === 'discard';
}
