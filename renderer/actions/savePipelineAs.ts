import { SaveAll } from 'lucide-react';
import { always, type Action } from './action.ts';
import { saveDocumentAs } from './edits/saveDocument.ts';

/** Saves the pipeline under another name. */
export const savePipelineAs: Action = {
  id: 'save-pipeline-as',
  group: 'file',
  shortcut: 'Mod+Shift+S',
  worksInFields: true,
  icon: SaveAll,
  isEnabled: always,
  perform: async (app) => {
    await saveDocumentAs(app);
  },
};
