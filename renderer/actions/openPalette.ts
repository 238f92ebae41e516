import { Plus } from 'lucide-react';
import { always, type Action } from './action.ts';

/** Searches nodes and models to add, at the mouse when it is over the canvas. */
export const openPalette: Action = {
  id: 'open-palette',
  group: 'edit',
  shortcut: 'Space',
  otherShortcuts: ['Mod+K'],
  icon: Plus,
  isEnabled: always,
  perform: (app) => {
    const at = app.canvas.pointer();
    app.ui.getState().openPalette(at === undefined ? {} : { at });
  },
};
