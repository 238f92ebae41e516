import { RotateCcw } from 'lucide-react';
import { findNodeType } from '../../shared/nodes/registry.ts';
import type { Action } from './action.ts';
import { selectedNodes } from './edits/selected.ts';
import { canRun, startRun } from './edits/startRun.ts';

/** Runs the pipeline with fresh results for the selected nodes. */
export const runNodeAgain: Action = {
  id: 'run-node-again',
  title: 'Run again, this node fresh',
  group: 'Run',
  icon: RotateCcw,
  isEnabled: (app) => {
    const { nodes } = app.document.getState().pipeline.graph;
    // Only what a model made is ever reused.
    const isReused = (type: string | undefined): boolean =>
      type !== undefined && findNodeType(type)?.category === 'model';
    return canRun(app) && selectedNodes(app).some((id) => isReused(nodes[id]?.type));
  },
  whyNot: () => 'Select a node that runs a model first',
  perform: (app) => startRun(app, { fresh: [...selectedNodes(app)] }),
};
