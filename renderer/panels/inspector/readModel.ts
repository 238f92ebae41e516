import type { GraphNode } from '../../../shared/domain/graph.ts';

/** What a prediction node runs; empty texts where nothing is chosen. */
export type NodeModel = {
  readonly model: string;
  readonly version: string | null;
  readonly provider: string;
};

/** Reads the model out of a prediction node's settings. */
export function readModel({ settings }: Pick<GraphNode, 'settings'>): NodeModel {
  const { model, version, provider } = settings;
  return {
    model: typeof model === 'string' ? model : '',
    version: typeof version === 'string' ? version : null,
    provider: typeof provider === 'string' ? provider : '',
  };
}
