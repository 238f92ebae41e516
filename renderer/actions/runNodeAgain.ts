import { RotateCcw } from 'lucide-react';
import { findNodeType } from '../../shared/nodes/registry.ts';
import type { Action } from './action.ts';
import { selectedNodes } from './edits/selected.ts';
import { canRun, startRun } from './edits/startRun.ts';
import { t } from '../messages/t.ts';

/** Runs the pipeline with fresh results for the selected nodes. */
export const runNodeAgain: Action = {
  id: 'run-node-again',
  group: 'run',
  icon: RotateCcw,
  isEnabled: (app) => {
    const { nodes } = app.document.getState().pipeline.graph;
    // Only what a model made is ever reused.
    const isReused = (type: string | undefined): boolean =>
      type !== undefined && findNodeType(type)?.category === 'model';
    return canRun(app) && selectedNodes(app).some((id) => isReused(nodes[id]?.type));
  },
  whyNot: () => t('actions.whyNot.modelNode'),
  perform: (app) => startRun(app, { fresh: [...selectedNodes(app)] }),
};
