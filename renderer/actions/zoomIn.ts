import { ZoomIn } from 'lucide-react';
import { always, type Action } from './action.ts';

/** Shows less of the canvas, larger. */
export const zoomIn: Action = {
  id: 'zoom-in',
  group: 'view',
  shortcut: 'Mod+=',
  otherShortcuts: ['Mod++'],
  icon: ZoomIn,
  isEnabled: always,
  perform: (app) => app.canvas.zoomBy(1.25),
};
