import type { NodeId } from '../../../shared/domain/ids.ts';
import type { App } from '../../engine/app.ts';
import type { PaletteRequest } from '../../stores/uiStore.ts';
import { addModelNode } from './addModelNode.ts';
import { modelSettings } from './modelSettings.ts';

/** A model to put on the canvas: `owner/name` or `owner/name:version` of a provider, and for what the palette was opened. */
export type ModelPick = {
  readonly provider: string;
  readonly model: string;
  readonly request: PaletteRequest;
};

/** Fetches a model's schema and adds a prediction node with it, or gives it to the node that asked. Throws FailureError. */
export async function chooseModel(
  app: App,
  { provider, model, request }: ModelPick,
): Promise<NodeId> {
  const { chooseModelFor: nodeId, ...place } = request;
  if (nodeId === undefined) return addModelNode(app, { ...place, provider, model });
  const choice = await app.client.models.choose({ provider, model });
  app.document.getState().apply({ type: 'setModel', nodeId, ...modelSettings(provider, choice) });
  return nodeId;
}
