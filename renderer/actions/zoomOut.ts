import { ZoomOut } from 'lucide-react';
import { always, type Action } from './action.ts';

/** Shows more of the canvas, smaller. */
export const zoomOut: Action = {
  id: 'zoom-out',
  title: 'Zoom out',
  group: 'View',
  shortcut: 'Mod+-',
  icon: ZoomOut,
  isEnabled: always,
  perform: (app) => app.canvas.zoomBy(0.8),
};
