import type { Graph, GraphNode } from '../../../shared/domain/graph.ts';
import { parseModelRef } from '../../../shared/domain/model.ts';
import { modelVersionPort, parseModelVersion } from '../../../shared/models/modelVersion.ts';
import { findNodeType } from '../../../shared/nodes/registry.ts';
import type { Provider } from '../../providers/provider.ts';
import { deploymentsOf } from './sendPrediction.ts';

/** What a node runs: a model, or a deployment of one; `version` is null for the newest. */
export type RunnableModel = {
  readonly provider: string;
  readonly kind: 'model' | 'deployment';
  readonly owner: string;
  readonly name: string;
  readonly version: string | null;
};

/**
 * What a prediction or a training runs; undefined for another node, for one whose model is not chosen, and for one
 * whose version only the run will tell. Throws `invalid-input` for a typed version that is none.
 */
export function modelOf(node: GraphNode, graph: Graph): RunnableModel | undefined {
  const { provider, model, deployment } = node.settings;
  if (findNodeType(node.type)?.category !== 'model' || arrives(node, graph)) return undefined;
  if (typeof provider !== 'string' || typeof model !== 'string') return undefined;
  const kind = typeof deployment === 'string' ? 'deployment' : 'model';
  const { name: written, version } =
    typeof deployment === 'string' ? { name: deployment, version: null } : versionOf(node, model);
  const ref = parseModelRef(written);
  return ref && { provider, kind, owner: ref.owner, name: ref.name, version };
}

/** The version typed on the node, else the one that it was made with. */
function versionOf(
  { inputs, settings }: GraphNode,
  model: string,
): { readonly name: string; readonly version: string | null } {
  const typed = inputs[modelVersionPort.name];
  if (typeof typed === 'string') {
    const named = parseModelVersion(typed);
    return { name: named.model ?? model, version: named.version };
  }
  const { version } = settings;
  return { name: model, version: typeof version === 'string' ? version : null };
}

/** Asks whether it is there. Throws FailureError. */
export async function reach(provider: Provider, model: RunnableModel): Promise<void> {
  const { owner, name, version, kind } = model;
  const options = { retries: 1 };
  if (kind === 'deployment') await deploymentsOf(provider, model).get({ owner, name }, options);
  else if (version === null) await provider.models.get({ owner, name }, options);
  else await provider.versions.get({ owner, name, version }, options);
}

function arrives(node: GraphNode, { edges }: Graph): boolean {
  return edges.some(
    ({ target, targetPort }) => target === node.id && targetPort === modelVersionPort.name,
  );
}
