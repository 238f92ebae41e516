import type { GraphNode, Pipeline } from '../domain/graph.ts';

/** A snapshot that no node names any more leaves the file. */
export function withoutUnusedModels(pipeline: Pipeline): Pipeline {
  const used = new Set(Object.values(pipeline.graph.nodes).map(modelKeyOf));
  const entries = Object.entries(pipeline.models);
  const kept = entries.filter(([key]) => used.has(key));
  return kept.length === entries.length
    ? pipeline
    : { ...pipeline, models: Object.fromEntries(kept) };
}

function modelKeyOf(node: GraphNode): string | undefined {
  const { model, version } = node.settings;
  if (typeof model !== 'string') return undefined;
  return typeof version === 'string' ? `${model}:${version}` : model;
}
