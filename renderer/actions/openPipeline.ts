import { FolderOpen } from 'lucide-react';
import { always, type Action } from './action.ts';
import { openPath } from './edits/openDocument.ts';

/** Opens a pipeline file. */
export const openPipeline: Action = {
  id: 'open-pipeline',
  group: 'file',
  shortcut: 'Mod+O',
  worksInFields: true,
  icon: FolderOpen,
  isEnabled: always,
  perform: async (app) => {
    const path = app.info.nativeDialogs
      ? await app.client.dialogs.openPipeline()
      : await app.ui.getState().ask({ kind: 'open' });
    if (path !== null) await openPath(app, path);
  },
};
