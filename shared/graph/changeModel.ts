import type { Edge, GraphNode, Pipeline } from '../domain/graph.ts';
import type { NodeId } from '../domain/ids.ts';
import type { InputPort, NodePorts, OutputPort } from '../domain/ports.ts';
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
  const edges = next.graph.edges.flatMap(
    (edge) => findRefusal(next, edge, { id: after.id, ports }) ?? [],
  );
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
type Loss<K extends string, V> = { readonly [key in K]: V } & { readonly why: string };

function findRefusal(
  pipeline: Pipeline,
  edge: Edge,
  { id, ports }: { readonly id: NodeId; readonly ports: Ports },
): Loss<'edge', Edge> | undefined {
  if (edge.source !== id && edge.target !== id) return undefined;
  const verdict = validateConnection(pipeline.graph, pipeline, edge);
  if (verdict.ok) return undefined;
  const isInput = edge.target === id;
  const name = isInput ? edge.targetPort : edge.sourcePort;
  const side = isInput ? 'inputs' : 'outputs';
  const what = `The connection ${isInput ? 'into' : 'from'} "${titleIn(ports.before[side], name)}"`;
  if (ports.after[side].some((port) => port.name === name)) {
    return { edge, why: `${what}. ${verdict.why}` };
  }
  return { edge, why: `${what}, as there is no such ${isInput ? 'input' : 'output'}.` };
}

function findFault(
  { inputs }: GraphNode,
  name: string,
  { before, after }: Ports,
): Loss<'port', string> | undefined {
  const what = `The value of "${titleIn(before.inputs, name)}"`;
  const port = after.inputs.find((each) => each.name === name);
  if (port === undefined) return { port: name, why: `${what}, as there is no such input.` };
  const fault = checkInput(port, inputs[name] ?? null);
  return fault === undefined ? undefined : { port: name, why: `${what}. ${fault}` };
}

function titleIn(ports: readonly (InputPort | OutputPort)[], name: string): string {
  return ports.find((port) => port.name === name)?.title ?? name;
}
