import { ArrowRight } from 'lucide-react';
import type { Action } from './action.ts';
import { hasTabs, showBeside } from './edits/showBeside.ts';
import { t } from '../messages/t.ts';

/** Shows the next open document; after the last one comes the first. */
export const nextTab: Action = {
  id: 'next-tab',
  group: 'view',
  shortcut: 'Alt+PageDown',
  otherShortcuts: ['Ctrl+Tab'],
  worksInFields: true,
  icon: ArrowRight,
  isEnabled: hasTabs,
  whyNot: () => t('actions.whyNot.onePipeline'),
  perform: (app) => showBeside(app, 1),
};
