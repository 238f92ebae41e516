import type { GraphNode } from '../../../shared/domain/graph.ts';

/** What a prediction runs or a training trains; empty texts where nothing is chosen. */
export type NodeModel = {
  readonly model: string;
  readonly version: string | null;
  readonly provider: string;
  /** `owner/name` of the deployment that a prediction runs on. */
  readonly deployment?: string;
};

/** Reads the model out of a node's settings. */
export function readModel({ settings }: Pick<GraphNode, 'settings'>): NodeModel {
  const { model, version, provider, deployment } = settings;
  return {
    model: typeof model === 'string' ? model : '',
    version: typeof version === 'string' ? version : null,
    provider: typeof provider === 'string' ? provider : '',
    ...(typeof deployment === 'string' ? { deployment } : {}),
  };
}
