import { Save } from 'lucide-react';
import { always, type Action } from './action.ts';
import { saveDocument } from './edits/saveDocument.ts';

/** Saves the pipeline where it was opened from; asks the first time. */
export const savePipeline: Action = {
  id: 'save-pipeline',
  group: 'file',
  shortcut: 'Mod+S',
  worksInFields: true,
  icon: Save,
  isEnabled: always,
  perform: async (app) => {
    await saveDocument(app);
  },
};
