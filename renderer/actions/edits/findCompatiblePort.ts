import type { GraphNode, Pipeline } from '../../../shared/domain/graph.ts';
import { findInputPort, findOutputPort, portsOf } from '../../../shared/graph/portsOf.ts';
import {
  validateConnection,
  type Connection,
  type ConnectionVerdict,
} from '../../../shared/graph/validateConnection.ts';
import type { PortEnd } from '../../stores/places.ts';

/** A connection that would be allowed, and what it means. */
export type PossibleConnection = Connection & {
  readonly verdict: Extract<ConnectionVerdict, { ok: true }>;
};

type Request = {
  readonly pipeline: Pipeline;
  readonly from: PortEnd;
  /** The node at the other end, which need not be in the pipeline yet. */
  readonly node: GraphNode;
};

/** Every allowed connection between a port and the ports of a node, the best first: as it is, converted, mapped. */
export function possibleConnections({
  pipeline,
  from,
  node,
}: Request): readonly PossibleConnection[] {
  const graph = { ...pipeline.graph, nodes: { ...pipeline.graph.nodes, [node.id]: node } };
  const ports = portsOf(node, pipeline);
  const ends = from.direction === 'output' ? ports.inputs : ports.outputs;
  const possible = ends.flatMap((end) => {
    const connection = joinPorts(from, { nodeId: node.id, port: end.name });
    const verdict = validateConnection(graph, pipeline, connection);
    return verdict.ok ? [{ ...connection, verdict }] : [];
  });
  return possible.toSorted((a, b) => rank(a) - rank(b));
}

/** The one to make without asking which: an input with a role is only taken for an output of that role, and first then. */
export function bestConnection(request: Request): PossibleConnection | undefined {
  const { pipeline, from, node } = request;
  const graph = { ...pipeline.graph, nodes: { ...pipeline.graph.nodes, [node.id]: node } };
  const possible = possibleConnections(request).map((connection) => {
    const { source, sourcePort, target, targetPort } = connection;
    const output = findOutputPort(graph, pipeline, { nodeId: source, port: sourcePort });
    const input = findInputPort(graph, pipeline, { nodeId: target, port: targetPort });
    const isAlike = input?.role === output?.role;
    return { connection, isMatch: isAlike && input?.role !== undefined, role: input?.role };
  });
  const likely = possible.filter(({ role }) => from.direction === 'input' || role === undefined);
  return (possible.find(({ isMatch }) => isMatch) ?? likely[0])?.connection;
}

/** The connection between a port and another end, whichever way it was drawn. */
export function joinPorts(
  from: PortEnd,
  to: { readonly nodeId: PortEnd['nodeId']; readonly port: string },
): Connection {
  return from.direction === 'output'
    ? { source: from.nodeId, sourcePort: from.port, target: to.nodeId, targetPort: to.port }
    : { source: to.nodeId, sourcePort: to.port, target: from.nodeId, targetPort: from.port };
}

/** An edge that has to go makes a connection less likely to be meant. */
function rank({ verdict }: PossibleConnection): number {
  const order = ['same', 'convert', 'map', 'refused'];
  return order.indexOf(verdict.conversion.kind) + (verdict.replaces.length > 0 ? order.length : 0);
}
