import { nodesOf, type GraphNode, type Pipeline } from '../domain/graph.ts';
import { findSecretRef } from '../domain/secretRef.ts';
import { portsOf } from '../graph/portsOf.ts';

/**
 * The pipeline without the values of secret inputs, which are never written anywhere; names of kept secrets stay.
 * The same object where there are none. Nodes that are the same in `clean`, an earlier answer, are not looked at again.
 */
export function withoutSecrets(pipeline: Pipeline, clean?: Pipeline): Pipeline {
  const known = clean?.models === pipeline.models ? clean.graph.nodes : {};
  const changed = nodesOf(pipeline.graph).flatMap((node) =>
    known[node.id] === node ? [] : (cleaned(node, pipeline) ?? []),
  );
  if (changed.length === 0) return pipeline;
  const nodes = { ...pipeline.graph.nodes };
  for (const node of changed) nodes[node.id] = node;
  return { ...pipeline, graph: { ...pipeline.graph, nodes } };
}

function cleaned(node: GraphNode, pipeline: Pipeline): GraphNode | undefined {
  if (Object.keys(node.inputs).length === 0) return undefined;
  const secrets = new Set(
    portsOf(node, pipeline)
      .inputs.filter((port) => port.widget.kind === 'secret')
      .map((port) => port.name),
  );
  const kept = Object.entries(node.inputs).filter(
    ([name, value]) => !secrets.has(name) || findSecretRef(value) !== undefined,
  );
  return kept.length === Object.keys(node.inputs).length
    ? undefined
    : { ...node, inputs: Object.fromEntries(kept) };
}
