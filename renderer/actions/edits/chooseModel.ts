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
  return placeChoice(app, request, {
    provider,
    ...(await app.client.models.choose({ provider, model })),
  });
}

/** The same for a deployment, `owner/name`: the node runs on it, with the inputs of the model behind it. Throws FailureError. */
export async function chooseDeployment(
  app: App,
  { provider, deployment, request }: Omit<ModelPick, 'model'> & { readonly deployment: string },
): Promise<NodeId> {
  const choice = await app.client.models.chooseDeployment({ provider, deployment });
  return placeChoice(app, request, { provider, ...choice });
}

function placeChoice(app: App, request: PaletteRequest, choice: Chosen): NodeId {
  const { settings, models } = modelSettings(choice);
  const nodeId = request.chooseModelFor;
  if (nodeId === undefined)
    return addNode(app, { ...request, type: 'prediction', settings, models });
  app.document.getState().apply({ type: 'setModel', nodeId, settings, models });
  return nodeId;
}

type Chosen = ModelChoice & { readonly provider: string; readonly deployment?: string };

/** The settings of a node that runs this model, and the snapshot they name. */
function modelSettings({ provider, details, version, snapshot, deployment }: Chosen) {
  const model = `${details.owner}/${details.name}`;
  return {
    settings: { provider, model, version, ...(deployment === undefined ? {} : { deployment }) },
    models: { [modelKey(model, version)]: snapshot },
  };
}
