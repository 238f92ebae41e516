import { Library } from 'lucide-react';
import { always, type Action } from './action.ts';

/** Shows or hides the library of models. */
export const toggleLibrary: Action = {
  id: 'toggle-library',
  group: 'view',
  shortcut: 'Mod+B',
  worksInFields: true,
  icon: Library,
  isEnabled: always,
  perform: (app) => {
    const { libraryOpen, setPanels } = app.ui.getState();
    setPanels({ libraryOpen: !libraryOpen });
  },
};
