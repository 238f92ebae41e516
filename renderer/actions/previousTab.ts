import { ArrowLeft } from 'lucide-react';
import type { Action } from './action.ts';
import { hasTabs, showBeside } from './edits/showBeside.ts';
import { t } from '../messages/t.ts';

/** Shows the open document before; before the first one comes the last. */
export const previousTab: Action = {
  id: 'previous-tab',
  group: 'view',
  shortcut: 'Alt+PageUp',
  otherShortcuts: ['Ctrl+Shift+Tab'],
  worksInFields: true,
  icon: ArrowLeft,
  isEnabled: hasTabs,
  whyNot: () => t('actions.whyNot.onePipeline'),
  perform: (app) => showBeside(app, -1),
};
