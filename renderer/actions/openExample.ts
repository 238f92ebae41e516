import { Sparkles } from 'lucide-react';
import { always, type Action } from './action.ts';
import { openExampleById } from './edits/openDocument.ts';

/** Opens one of the pipelines that come with Patchbay. */
export const openExample: Action = {
  id: 'open-example',
  title: 'Open an example…',
  group: 'File',
  icon: Sparkles,
  isEnabled: always,
  perform: async (app) => {
    const id = await app.ui.getState().ask({ kind: 'examples' });
    if (id !== null) await openExampleById(app, id);
  },
};
