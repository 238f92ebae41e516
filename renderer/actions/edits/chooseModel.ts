import type { NodeId } from '../../../shared/domain/ids.ts';
import type { JsonObject } from '../../../shared/domain/json.ts';
import type { App } from '../../engine/app.ts';
import type { PaletteRequest } from '../../stores/uiStore.ts';
import { addModelNode } from './addModelNode.ts';
import { fetchModel, type ModelTarget } from './fetchModel.ts';
import { modelSettings } from './modelSettings.ts';
import { replaceNode } from './replaceNode.ts';

/** A model or a deployment to put on the canvas, and for what the palette was opened. */
export type ModelPick = ModelTarget & {
  readonly provider: string;
  readonly request: PaletteRequest;
  /** Inputs that were written beside the model; only a new node takes them. */
  readonly example?: JsonObject;
  /** Nothing is added once this is aborted. */
  readonly signal?: AbortSignal;
};

/** Fetches a model's schema and adds a prediction node with it, gives it to the node that asked, or puts it in the place of one. Throws FailureError. */
export async function chooseModel(app: App, { request, ...pick }: ModelPick): Promise<NodeId> {
  const { chooseModelFor, replace, ...place } = request;
  const nodeId = chooseModelFor ?? replace?.id;
  if (nodeId === undefined) return addModelNode(app, { ...place, ...pick });
  const choice = await fetchModel(app, pick);
  const settings = modelSettings(pick.provider, choice);
  if (replace !== undefined) return replaceNode(app, { nodeId, type: 'prediction', ...settings });
  app.document.getState().apply({ type: 'setModel', nodeId, ...settings });
  return nodeId;
}
