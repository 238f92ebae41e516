import { TextSearch } from 'lucide-react';
import { always, type Action } from './action.ts';

/** Opens the box that finds nodes on the canvas, or gives it the focus. */
export const findNode: Action = {
  id: 'find-node',
  group: 'edit',
  shortcut: 'Mod+F',
  worksInFields: true,
  icon: TextSearch,
  isEnabled: always,
  perform: (app) => {
    const { find, setFind } = app.view.getState();
    const before = find ?? { query: '', found: [], isFound: new Set(), at: null, asked: 0 };
    setFind({ ...before, asked: before.asked + 1 });
  },
};
