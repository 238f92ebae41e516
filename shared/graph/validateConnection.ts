import { findNode, type Edge, type Graph } from '../domain/graph.ts';
import { isListType, type InputPort, type OutputPort } from '../domain/ports.ts';
import type { Sentence } from '../domain/sentence.ts';
import type { PortContext } from '../nodes/nodeContext.ts';
import { say } from '../sentences/say.ts';
import { adoptConnection, type Adoptions } from './adoptTypes.ts';
import { canConvert, type Conversion } from './canConvert.ts';
import { reaches } from './order.ts';
import { findInputPort, findOutputPort } from './portsOf.ts';

/** A connection that is not there yet. */
export type Connection = Omit<Edge, 'id'>;

/** Allowed (and how the value converts, and which edges it takes the place of), or refused with one sentence. */
export type ConnectionVerdict =
  | {
      readonly ok: true;
      readonly conversion: Conversion;
      readonly replaces: readonly Edge[];
      /** New settings of nodes that pass on what they get: they take the type of the connection. */
      readonly adopts: Adoptions;
    }
  | { readonly ok: false; readonly why: Sentence };

/** Judges a connection; used by the canvas before, by the loader and by the plan after. */
export function validateConnection(
  graph: Graph,
  context: PortContext,
  connection: Connection,
): ConnectionVerdict {
  const { source, sourcePort, target, targetPort } = connection;
  if (source === target) return refuse(say('connections.itself'));
  if (findNode(graph, source) === undefined || findNode(graph, target) === undefined) {
    return refuse(say('connections.nodeGone'));
  }
  const output = findOutputPort(graph, context, { nodeId: source, port: sourcePort });
  if (output === undefined) return refuse(say('connections.outputGone', { port: sourcePort }));
  const input = findInputPort(graph, context, { nodeId: target, port: targetPort });
  if (input === undefined) return refuse(say('connections.inputGone', { port: targetPort }));
  if (input.widget.kind === 'secret') return refuse(say('connections.secret'));
  const others = graph.edges.filter((edge) => !isSame(edge, connection));
  if (reaches({ ...graph, edges: others }, target, source)) {
    return refuse(say('connections.cycle'));
  }
  return judgeTypes({ ...graph, edges: others }, context, { connection, output, input });
}

type Ends = {
  readonly connection: Connection;
  readonly output: OutputPort;
  readonly input: InputPort;
};

function judgeTypes(
  graph: Graph,
  context: PortContext,
  { connection, output, input }: Ends,
): ConnectionVerdict {
  const isReplaced = (edge: Edge): boolean =>
    !isListType(input.type) &&
    edge.target === connection.target &&
    edge.targetPort === connection.targetPort;
  const kept = graph.edges.filter((edge) => !isReplaced(edge));
  const ends = { connection, from: output.type, to: input.type };
  const adopted = adoptConnection({ ...graph, edges: kept }, context, ends);
  const conversion = adopted?.conversion ?? canConvert(output.type, input.type);
  if (conversion.kind === 'refused') return refuse(conversion.why);
  const replaces = graph.edges.filter(isReplaced);
  return { ok: true, conversion, replaces, adopts: adopted?.adopts ?? new Map() };
}

function refuse(why: Sentence): ConnectionVerdict {
  return { ok: false, why };
}

function isSame(edge: Edge, connection: Connection): boolean {
  return (
    edge.source === connection.source &&
    edge.sourcePort === connection.sourcePort &&
    edge.target === connection.target &&
    edge.targetPort === connection.targetPort
  );
}
