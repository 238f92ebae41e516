import { ArrowLeft } from 'lucide-react';
import type { Action } from './action.ts';
import { hasTabs, showBeside } from './edits/showBeside.ts';

/** Shows the open document before; before the first one comes the last. */
export const previousTab: Action = {
  id: 'previous-tab',
  title: 'Previous pipeline',
  group: 'View',
  shortcut: 'Alt+PageUp',
  otherShortcuts: ['Ctrl+Shift+Tab'],
  worksInFields: true,
  icon: ArrowLeft,
  isEnabled: hasTabs,
  whyNot: () => 'Only one pipeline is open',
  perform: (app) => showBeside(app, -1),
};
