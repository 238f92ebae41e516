import type { GraphNode, Pipeline } from '../../shared/domain/graph.ts';
import type { NodePorts } from '../../shared/domain/ports.ts';
import { portsOf } from '../../shared/graph/portsOf.ts';

/** The ports of placed nodes, remembered while neither the settings nor the models change. */
export type PortsCache = (node: GraphNode, pipeline: Pick<Pipeline, 'models'>) => NodePorts;

type Entry = {
  readonly type: string;
  readonly models: Pipeline['models'];
  readonly ports: NodePorts;
};

/** Makes the cache: a keystroke in a field must not read a model's schema again. */
export function createPortsCache(): PortsCache {
  const entries = new WeakMap<GraphNode['settings'], Entry>();
  return (node, pipeline) => {
    const known = entries.get(node.settings);
    if (known?.models === pipeline.models && known.type === node.type) return known.ports;
    const ports = portsOf(node, pipeline);
    entries.set(node.settings, { type: node.type, models: pipeline.models, ports });
    return ports;
  };
}
