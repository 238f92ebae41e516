import { Server } from 'lucide-react';
import type { NodeId } from '../../shared/domain/ids.ts';
import type { App } from '../engine/app.ts';
import { readModel } from '../panels/inspector/readModel.ts';
import type { Action } from './action.ts';
import { selectedNodes } from './edits/selected.ts';
import { t } from '../messages/t.ts';

/** Asks which connection runs the model of the selected node. */
export const chooseProvider: Action = {
  id: 'choose-provider',
  group: 'edit',
  goesOn: true,
  icon: Server,
  isEnabled: (app) => findPrediction(app) !== undefined,
  whyNot: () => t('actions.whyNot.onePrediction'),
  perform: (app) => app.ui.getState().openPalette({ commands: 'providers' }),
};

/** The selected node, where it is a single one that runs a model. */
export function findPrediction(app: App): NodeId | undefined {
  const [id, ...others] = selectedNodes(app);
  const node = id === undefined ? undefined : app.document.getState().pipeline.graph.nodes[id];
  if (node?.type !== 'prediction' || others.length > 0) return undefined;
  return readModel(node).model === '' ? undefined : node.id;
}
