import { Palette } from 'lucide-react';
import { always, type Action } from './action.ts';

/** Asks which theme to use. */
export const chooseTheme: Action = {
  id: 'choose-theme',
  group: 'settings',
  goesOn: true,
  icon: Palette,
  isEnabled: always,
  perform: (app) => app.ui.getState().openPalette({ commands: 'themes' }),
};
