import { ArrowRight } from 'lucide-react';
import type { Action } from './action.ts';
import { hasTabs, showBeside } from './edits/showBeside.ts';

/** Shows the next open document; after the last one comes the first. */
export const nextTab: Action = {
  id: 'next-tab',
  title: 'Next pipeline',
  group: 'View',
  shortcut: 'Alt+PageDown',
  otherShortcuts: ['Ctrl+Tab'],
  worksInFields: true,
  icon: ArrowRight,
  isEnabled: hasTabs,
  whyNot: () => 'Only one pipeline is open',
  perform: (app) => showBeside(app, 1),
};
