import { nodesOf } from '../../shared/domain/graph.ts';
import { BoxSelect } from 'lucide-react';
import type { NodeId } from '../../shared/domain/ids.ts';
import { always, type Action } from './action.ts';

/** Selects every node. */
export const selectAll: Action = {
  id: 'select-all',
  group: 'edit',
  shortcut: 'Mod+A',
  icon: BoxSelect,
  isEnabled: always,
  perform: (app) => {
    const { graph } = app.document.getState().pipeline;
    const nodes: readonly NodeId[] = nodesOf(graph).map((node) => node.id);
    app.view.getState().select({ nodes });
  },
};
