import { FilePlus2 } from 'lucide-react';
import { emptyPipeline } from '../../shared/domain/graph.ts';
import { always, type Action } from './action.ts';
import { keepChanges } from './edits/keepChanges.ts';
import { showDocument } from './edits/openDocument.ts';

/** Starts with an empty canvas. */
export const newPipeline: Action = {
  id: 'new-pipeline',
  title: 'New pipeline',
  group: 'File',
  shortcut: 'Mod+Alt+N',
  worksInFields: true,
  icon: FilePlus2,
  isEnabled: always,
  perform: async (app) => {
    if (!(await keepChanges(app))) return;
    showDocument(app, {
      pipeline: emptyPipeline('Untitled'),
      path: null,
      revision: null,
      warnings: [],
    });
  },
};
