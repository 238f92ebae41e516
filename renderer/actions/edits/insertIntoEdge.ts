import {
  findNode,
  type Edge,
  type GraphNode,
  type Pipeline,
} from '../../../shared/domain/graph.ts';
import type { EdgeId } from '../../../shared/domain/ids.ts';
import { applyCommand, type GraphCommand } from '../../../shared/graph/commands.ts';
import { findInputPort, findOutputPort } from '../../../shared/graph/portsOf.ts';
import { titleOf } from '../../nodes/shown/titleOf.ts';
import type { Connection } from '../../../shared/graph/validateConnection.ts';
import type { PortEnd } from '../../stores/places.ts';
import { typeInSentence } from '../../messages/shownSentence.ts';
import { t } from '../../messages/t.ts';
import { edgeCommands } from './connectPorts.ts';
import { bestConnection } from './findCompatiblePort.ts';
import { newEdgeId } from './newNodeId.ts';
import { roomInEdge } from './roomInEdge.ts';

type Request = {
  /** With the node in it. */
  readonly pipeline: Pipeline;
  readonly edge: Edge;
  /** Nothing is connected to it. */
  readonly node: GraphNode;
  readonly newId: () => string;
};

/** What leads an edge through a node, or why it cannot, in one sentence. */
export type Insertion =
  | { readonly ok: true; readonly commands: readonly GraphCommand[] }
  | { readonly ok: false; readonly why: string };

/**
 * Leads an edge through a node, by the ports that fit best. Its far part keeps its id and its place among the edges, and
 * so the order of a list. What stands too near moves to the right.
 */
export function insertIntoEdge({ pipeline, edge, node, newId }: Request): Insertion {
  const ends = endsOf(pipeline, edge);
  if (ends === undefined) return refuse(t('edits.insert.broken'));
  const without = applyCommand(pipeline, { type: 'remove', nodes: [], edges: [edge.id] });
  const into = bestConnection({ pipeline: without, from: ends.from, node });
  if (into === undefined)
    return refuse(t('edits.insert.noInput', { node: titleOf(node), type: typeOf(ends.from) }));
  const near = edgeCommands(toEdge(into, newEdgeId(newId)), into.verdict);
  const fed = near.reduce(applyCommand, without);
  const adapted = findNode(fed.graph, node.id) ?? node;
  const outOf = bestConnection({ pipeline: fed, from: ends.to, node: adapted });
  if (outOf === undefined)
    return refuse(t('edits.insert.noOutput', { node: titleOf(node), type: typeOf(ends.to) }));
  const far = edgeCommands(toEdge(outOf, edge.id), outOf.verdict);
  const room: GraphCommand = { type: 'place', layout: roomInEdge(pipeline, edge, node.id) };
  return { ok: true, commands: [...near, ...far, room] };
}

/** The two ports that an edge joins; undefined where one of them is not there any more. */
export function endsOf(
  pipeline: Pipeline,
  { source, sourcePort, target, targetPort }: Edge,
): { readonly from: PortEnd; readonly to: PortEnd } | undefined {
  const { graph } = pipeline;
  const output = findOutputPort(graph, pipeline, { nodeId: source, port: sourcePort });
  const input = findInputPort(graph, pipeline, { nodeId: target, port: targetPort });
  if (output === undefined || input === undefined) return undefined;
  return {
    from: { nodeId: source, port: sourcePort, direction: 'output', type: output.type },
    to: { nodeId: target, port: targetPort, direction: 'input', type: input.type },
  };
}

function toEdge({ source, sourcePort, target, targetPort }: Connection, id: EdgeId): Edge {
  return { id, source, sourcePort, target, targetPort };
}

function typeOf({ type }: PortEnd): string {
  return typeInSentence({ portType: type });
}

function refuse(why: string): Insertion {
  return { ok: false, why };
}
