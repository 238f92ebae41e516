import type { NodeId } from '../../../shared/domain/ids.ts';
import type { JsonObject } from '../../../shared/domain/json.ts';
import { portsFromSchema } from '../../../shared/models/portsFromSchema.ts';
import type { App } from '../../engine/app.ts';
import type { CanvasPoint, EdgePlace, PortEnd } from '../../stores/places.ts';
import { t } from '../../messages/t.ts';
import { addNode } from './addNode.ts';
import { exampleInputs } from './exampleInputs.ts';
import { fetchModel, type ModelTarget } from './fetchModel.ts';
import { modelSettings } from './modelSettings.ts';

/** Where a prediction node goes, and with what. */
type NodeRequest = {
  readonly provider: string;
  /** The middle of the top edge, in canvas units; a free place when absent. */
  readonly at?: CanvasPoint;
  /** Connects the new node to this port where one of its own fits. */
  readonly from?: PortEnd;
  /** Leads this edge through the new node where its ports fit. */
  readonly into?: Pick<EdgePlace, 'edgeId'>;
  /** The input of one of its examples: set as far as the version takes it; what is left out is told to the user. */
  readonly example?: JsonObject;
  /** Nothing is added once this is aborted. */
  readonly signal?: AbortSignal;
};

/** A model to put on the canvas, as `owner/name` or `owner/name:version`. */
export type ModelNodeRequest = NodeRequest & { readonly model: string };

/** Fetches the schema of a model or a deployment and adds a prediction node that runs it; one step of undo. Throws FailureError. */
export async function addModelNode(app: App, request: NodeRequest & ModelTarget): Promise<NodeId> {
  const { provider, at, from, into, example, signal } = request;
  const choice = await fetchModel(app, request);
  const ports = portsFromSchema(choice.snapshot.schema).inputs;
  const { inputs, dropped } =
    example === undefined
      ? { inputs: {}, dropped: [] }
      : await exampleInputs(app, {
          provider,
          ports,
          input: example,
          ...(signal && { signal }),
        });
  signal?.throwIfAborted();
  const nodeId = addNode(app, {
    type: 'prediction',
    ...modelSettings(provider, choice),
    inputs,
    ...(at === undefined ? {} : { at }),
    ...(from === undefined ? {} : { from }),
    ...(into === undefined ? {} : { into }),
  });
  tellDropped(app, dropped);
  return nodeId;
}

function tellDropped(app: App, [first, ...others]: readonly string[]): void {
  if (first === undefined) return;
  const more = others.length;
  const message = more === 0 ? first : t('edits.models.moreLeftOut', { first, more });
  app.notify({ kind: 'info', message });
}
