import type { GraphNode, Pipeline } from '../../shared/domain/graph.ts';
import type { NodePorts } from '../../shared/domain/ports.ts';
import { passesErrors } from '../../shared/graph/nodePolicy.ts';
import { portsOf } from '../../shared/graph/portsOf.ts';
import { shownPorts } from '../nodes/shown/shownPorts.ts';

/** The ports of placed nodes, in the language that is shown; the same while neither the settings, nor the models, nor an error port change. */
export type PortsCache = (node: GraphNode, pipeline: Pick<Pipeline, 'models'>) => NodePorts;

type Entry = {
  readonly type: string;
  readonly passes: boolean;
  readonly models: Pipeline['models'];
  readonly ports: NodePorts;
};

/** Makes the cache: a keystroke in a field must not read a model's schema again. */
export function createPortsCache(): PortsCache {
  const entries = new WeakMap<GraphNode['settings'], Entry>();
  return (node, pipeline) => {
    const known = entries.get(node.settings);
    const passes = passesErrors(node);
    const isSame = known?.type === node.type && known.passes === passes;
    if (known?.models === pipeline.models && isSame) return shownPorts(node.type, known.ports);
    const ports = portsOf(node, pipeline);
    entries.set(node.settings, { type: node.type, passes, models: pipeline.models, ports });
    return shownPorts(node.type, ports);
  };
}
