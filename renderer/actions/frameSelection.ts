import { SquareDashed } from 'lucide-react';
import type { Action } from './action.ts';
import { addFrame, framable } from './edits/addFrame.ts';
import { needsNode } from './edits/whyNot.ts';

/** Puts a frame around the selected nodes and asks for its title. */
export const frameSelection: Action = {
  id: 'frame-selection',
  group: 'edit',
  shortcut: 'Mod+G',
  icon: SquareDashed,
  isEnabled: (app) => framable(app).length > 0,
  whyNot: needsNode,
  perform: (app) => app.view.getState().setRenaming(addFrame(app)),
};
