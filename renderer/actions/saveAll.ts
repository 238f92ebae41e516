import { SaveAll } from 'lucide-react';
import { isDirty } from '../stores/documentStore.ts';
import type { Action } from './action.ts';
import { saveDocument } from './edits/saveDocument.ts';
import { hasTabs } from './edits/showBeside.ts';

/** Saves every open document that has changes, and stops at the first that is not saved. */
export const saveAll: Action = {
  id: 'save-all',
  title: 'Save all',
  group: 'File',
  shortcut: 'Mod+Alt+S',
  worksInFields: true,
  icon: SaveAll,
  isEnabled: (app) => hasTabs(app) || isDirty(app.document.getState()),
  whyNot: () => 'Nothing has changed',
  perform: async ({ tabs }) => {
    for (const app of tabs.getState().open) {
      if (!isDirty(app.document.getState())) continue;
      tabs.getState().show(app);
      if (!(await saveDocument(app))) return;
    }
  },
};
