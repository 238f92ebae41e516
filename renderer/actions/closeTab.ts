import { X } from 'lucide-react';
import { always, type Action } from './action.ts';
import { closeDocument } from './edits/closeDocument.ts';

/** Closes the shown document; asks about unsaved changes. */
export const closeTab: Action = {
  id: 'close-tab',
  group: 'file',
  shortcut: 'Mod+Alt+W',
  otherShortcuts: ['Mod+W'],
  worksInFields: true,
  icon: X,
  isEnabled: always,
  perform: (app) => closeDocument(app),
};
