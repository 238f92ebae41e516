import { modelKey } from '../../../shared/domain/graph.ts';
import type { NodeId } from '../../../shared/domain/ids.ts';
import type { ModelChoice } from '../../../shared/api/types.ts';
import type { App } from '../../engine/app.ts';
import type { PaletteRequest } from '../../stores/uiStore.ts';
import { addNode } from './addNode.ts';

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
  const choice = await app.client.models.choose({ provider, model });
  const { settings, models } = modelSettings(provider, choice);
  const nodeId = request.chooseModelFor;
  if (nodeId === undefined)
    return addNode(app, { ...request, type: 'prediction', settings, models });
  app.document.getState().apply({ type: 'setModel', nodeId, settings, models });
  return nodeId;
}

/** The settings of a prediction node that runs this model, and the snapshot they name. */
function modelSettings(provider: string, { details, version, snapshot }: ModelChoice) {
  const model = `${details.owner}/${details.name}`;
  return {
    settings: { provider, model, version },
    models: { [modelKey(model, version)]: snapshot },
  };
}
