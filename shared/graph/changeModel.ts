import type { Edge, GraphNode, Pipeline } from '../domain/graph.ts';
import type { NodeId } from '../domain/ids.ts';
import type { InputPort, NodePorts, OutputPort } from '../domain/ports.ts';
import type { Sentence } from '../domain/sentence.ts';
import { checkInput } from '../models/checkInputs.ts';
import { say } from '../sentences/say.ts';
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
  readonly lost: readonly Sentence[];
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
type Loss<K extends string, V> = { readonly [key in K]: V } & { readonly why: Sentence };

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
  const port = titleIn(ports.before[side], name);
  const isThere = ports.after[side].some((each) => each.name === name);
  if (!isThere) {
    const why = isInput ? 'changes.noSuchInput' : 'changes.noSuchOutput';
    return { edge, why: say(why, { port }) };
  }
  const why = isInput ? 'changes.connectionInto' : 'changes.connectionFrom';
  return { edge, why: say(why, { port, why: verdict.why }) };
}

function findFault(
  { inputs }: GraphNode,
  name: string,
  { before, after }: Ports,
): Loss<'port', string> | undefined {
  const title = titleIn(before.inputs, name);
  const port = after.inputs.find((each) => each.name === name);
  if (port === undefined) return { port: name, why: say('changes.valueNoInput', { port: title }) };
  const why = checkInput(port, inputs[name] ?? null);
  return why && { port: name, why: say('changes.value', { port: title, why }) };
}

function titleIn(ports: readonly (InputPort | OutputPort)[], name: string): string {
  return ports.find((port) => port.name === name)?.title ?? name;
}
