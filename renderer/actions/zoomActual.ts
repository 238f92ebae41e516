import { Search } from 'lucide-react';
import { always, type Action } from './action.ts';

/** Shows the canvas in its own size. */
export const zoomActual: Action = {
  id: 'zoom-actual',
  group: 'view',
  shortcut: 'Mod+0',
  icon: Search,
  isEnabled: always,
  perform: (app) => app.canvas.zoomTo(1),
};
