import type { Edge, GraphNode, Pipeline } from '../domain/graph.ts';
import type { NodePorts } from '../domain/ports.ts';
import { checkInput } from '../models/checkInputs.ts';
import { applyCommand, type GraphCommand } from './commands.ts';
import { portsOf } from './portsOf.ts';
import { validateConnection } from './validateConnection.ts';

/** Gives a node another model, or the same one of another provider. */
export type SetModel = Extract<GraphCommand, { readonly type: 'setModel' }>;

/** What a change of a node's model means for what is connected and typed there. */
export type ModelChange = {
  /** Together one step of undo. */
  readonly commands: readonly GraphCommand[];
  /** The connections and values that the new model cannot take, one sentence each. */
  readonly lost: readonly string[];
};

/** Works out how a node gets another model: edges and values are kept by the names of their ports, where they fit. */
export function changeModel(pipeline: Pipeline, change: SetModel): ModelChange {
  const before = pipeline.graph.nodes[change.nodeId];
  const next = applyCommand(pipeline, change);
  const after = next.graph.nodes[change.nodeId];
  if (before === undefined || after === undefined) return { commands: [], lost: [] };
  const ports = { before: portsOf(before, pipeline), after: portsOf(after, next) };
  const edges = next.graph.edges.flatMap((edge) => findRefusal(next, edge, after) ?? []);
  const values = Object.keys(after.inputs).flatMap((port) => findFault(after, port, ports) ?? []);
  return {
    commands: [
      { type: 'remove', nodes: [], edges: edges.map(({ edge }) => edge.id) },
      change,
      ...values.map(({ port }): GraphCommand => {
        return { type: 'setInput', nodeId: after.id, port, value: undefined };
      }),
    ],
    lost: [...edges, ...values].map(({ why }) => why),
  };
}

type Ports = { readonly before: NodePorts; readonly after: NodePorts };

function findRefusal(
  pipeline: Pipeline,
  edge: Edge,
  { id }: GraphNode,
): { readonly edge: Edge; readonly why: string } | undefined {
  if (edge.source !== id && edge.target !== id) return undefined;
  const verdict = validateConnection(pipeline.graph, pipeline, edge);
  if (verdict.ok) return undefined;
  const end = edge.target === id ? `into "${edge.targetPort}"` : `from "${edge.sourcePort}"`;
  return { edge, why: `The connection ${end}. ${verdict.why}` };
}

function findFault(
  { inputs }: GraphNode,
  name: string,
  { before, after }: Ports,
): { readonly port: string; readonly why: string } | undefined {
  const port = after.inputs.find((each) => each.name === name);
  if (port === undefined) {
    const title = before.inputs.find((each) => each.name === name)?.title ?? name;
    return { port: name, why: `The value of "${title}". There is no such input.` };
  }
  const fault = checkInput(port, inputs[name] ?? null);
  return fault === undefined
    ? undefined
    : { port: name, why: `The value of "${port.title}". ${fault}` };
}
