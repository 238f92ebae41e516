import { ZoomOut } from 'lucide-react';
import { always, type Action } from './action.ts';

/** Shows more of the canvas, smaller. */
export const zoomOut: Action = {
  id: 'zoom-out',
  group: 'view',
  shortcut: 'Mod+-',
  icon: ZoomOut,
  isEnabled: always,
  perform: (app) => app.canvas.zoomBy(0.8),
};
