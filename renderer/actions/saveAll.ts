import { SaveAll } from 'lucide-react';
import { isDirty } from '../stores/documentStore.ts';
import type { Action } from './action.ts';
import { saveDocument } from './edits/saveDocument.ts';
import { hasTabs } from './edits/showBeside.ts';
import { t } from '../messages/t.ts';

/** Saves every open document that has changes, and stops at the first that is not saved. */
export const saveAll: Action = {
  id: 'save-all',
  group: 'file',
  shortcut: 'Mod+Alt+S',
  worksInFields: true,
  icon: SaveAll,
  isEnabled: (app) => hasTabs(app) || isDirty(app.document.getState()),
  whyNot: () => t('actions.whyNot.noChange'),
  perform: async ({ tabs }) => {
    for (const app of tabs.getState().open) {
      if (!isDirty(app.document.getState())) continue;
      tabs.getState().show(app);
      if (!(await saveDocument(app))) return;
    }
  },
};
