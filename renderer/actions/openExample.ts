import { Sparkles } from 'lucide-react';
import { always, type Action } from './action.ts';
import { openExampleById } from './edits/openDocument.ts';

/** Opens one of the pipelines that come with Patchbay. */
export const openExample: Action = {
  id: 'open-example',
  group: 'file',
  icon: Sparkles,
  isEnabled: always,
  perform: async (app) => {
    const id = await app.ui.getState().ask({ kind: 'examples' });
    if (id !== null) await openExampleById(app, id);
  },
};
