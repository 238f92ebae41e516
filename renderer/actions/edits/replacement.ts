import {
  findNode,
  type Edge,
  type GraphNode,
  type Pipeline,
} from '../../../shared/domain/graph.ts';
import type { NodeId } from '../../../shared/domain/ids.ts';
import { canonicalJson, type Json, type JsonObject } from '../../../shared/domain/json.ts';
import { applyCommand, type GraphCommand } from '../../../shared/graph/commands.ts';
import { portsOf } from '../../../shared/graph/portsOf.ts';
import { shownFields } from '../../nodes/shown/shownFields.ts';
import { shownPorts } from '../../nodes/shown/shownPorts.ts';
import { titleOf } from '../../nodes/shown/titleOf.ts';
import { validateConnection } from '../../../shared/graph/validateConnection.ts';
import { checkInput } from '../../../shared/models/checkInputs.ts';
import type { NodeType } from '../../../shared/nodes/defineNode.ts';
import { findNodeType } from '../../../shared/nodes/registry.ts';
import { t } from '../../messages/t.ts';
import { edgeCommands } from './connectPorts.ts';
import { bestConnection } from './findCompatiblePort.ts';
import { endsOf } from './insertIntoEdge.ts';

type Request = {
  readonly pipeline: Pipeline;
  readonly old: GraphNode;
  readonly id: NodeId;
  readonly type: NodeType;
  /** Over what is kept of the old node, and over the type's initial settings. */
  readonly settings?: JsonObject;
  readonly models?: Pipeline['models'];
};

/** What puts another node in the place of one. */
export type Replacement = {
  /** Together one step of undo. */
  readonly commands: readonly GraphCommand[];
  /** The connections, values and settings that the new node cannot take, one sentence each. */
  readonly lost: readonly string[];
};

/**
 * Works out how a node of another type takes a node's place: edges go to the port of the same name where they fit, else
 * to the one that fits best; values and settings are kept by their names, where they fit.
 */
export function replacement(request: Request): Replacement {
  const { pipeline, old, models = {} } = request;
  const settings = keptSettings(request);
  const bare = freshNode(request, settings);
  const ports = portsOf(bare, { models: { ...pipeline.models, ...models } });
  const inputs = Object.entries(old.inputs).filter(([name, value]) => {
    const port = ports.inputs.find((each) => each.name === name);
    return port !== undefined && checkInput(port, value) === undefined;
  });
  const node: GraphNode = { ...bare, inputs: Object.fromEntries(inputs) };
  const { x, y } = pipeline.layout[old.id] ?? { x: 0, y: 0 };
  const add: GraphCommand = {
    type: 'add',
    nodes: [node],
    edges: [],
    layout: { [node.id]: { x, y } },
    models,
  };
  const joined = joinEdges(applyCommand(pipeline, add), old, node.id);
  const after = findNode(joined.pipeline.graph, node.id) ?? node;
  return {
    commands: [add, ...joined.commands, { type: 'remove', nodes: [old.id], edges: [] }],
    lost: [
      ...joined.lost.map((edge) => describeEdge(pipeline, edge, old)),
      ...lostValues(pipeline, old, after),
      ...lostSettings(old, after),
    ],
  };
}

function keptSettings({ old, type, settings: given = {} }: Request): JsonObject {
  let settings: JsonObject = { ...type.initialSettings, ...given };
  for (const name of Object.keys(type.initialSettings)) {
    const value = old.settings[name];
    if (value === undefined || Object.hasOwn(given, name)) continue;
    const next = { ...settings, [name]: value };
    if (type.settingsFault(next) === undefined) settings = next;
  }
  return settings;
}

/** The title, the policy and whatever else every node may have stay. */
function freshNode({ old, id, type }: Request, settings: JsonObject): GraphNode {
  const { policy, ...rest } = old;
  const kept = type.runs && policy !== undefined ? { ...rest, policy } : rest;
  return { ...kept, id, type: type.type, typeVersion: type.version, settings, inputs: {} };
}

type Joined = {
  readonly pipeline: Pipeline;
  readonly commands: readonly GraphCommand[];
  readonly lost: readonly Edge[];
};

/** What comes in is led first, as it says which type a node takes that takes any; ports of the same name come before others. */
function joinEdges(pipeline: Pipeline, old: GraphNode, id: NodeId): Joined {
  const own = pipeline.graph.edges.filter(({ source, target }) =>
    [source, target].includes(old.id),
  );
  let work = applyCommand(pipeline, {
    type: 'remove',
    nodes: [],
    edges: own.map((edge) => edge.id),
  });
  const commands: GraphCommand[] = [];
  const join = (edge: Edge, find: Find): boolean => {
    const made = find(work, edge);
    work = made.reduce(applyCommand, work);
    commands.push(...made);
    return made.length > 0;
  };
  const isIn = ({ target }: Edge): boolean => target === old.id;
  const sides = [own.filter(isIn), own.filter((edge) => !isIn(edge))];
  const lost = sides.flatMap((edges) => {
    const others = edges.filter((edge) => !join(edge, byName(old.id, id)));
    return others.filter((edge) => !join(edge, byType(pipeline, old.id, id)));
  });
  return { pipeline: work, commands, lost };
}

/** The commands that lead an edge to the new node; none where it does not fit. */
type Find = (work: Pipeline, edge: Edge) => readonly GraphCommand[];

function byName(old: NodeId, id: NodeId): Find {
  return (work, edge) => {
    const moved = edge.target === old ? { ...edge, target: id } : { ...edge, source: id };
    const verdict = validateConnection(work.graph, work, moved);
    return verdict.ok && verdict.replaces.length === 0 ? edgeCommands(moved, verdict) : [];
  };
}

function byType(before: Pipeline, old: NodeId, id: NodeId): Find {
  return (work, edge) => {
    const ends = endsOf(before, edge);
    const node = findNode(work.graph, id);
    if (ends === undefined || node === undefined) return [];
    const from = edge.target === old ? ends.from : ends.to;
    const best = bestConnection({ pipeline: work, from, node });
    if (best === undefined || best.verdict.replaces.length > 0) return [];
    const { verdict, ...connection } = best;
    return edgeCommands({ ...connection, id: edge.id }, verdict);
  };
}

function describeEdge({ graph, ...pipeline }: Pipeline, edge: Edge, old: GraphNode): string {
  const isIn = edge.target === old.id;
  const { inputs, outputs } = shownPorts(old.type, portsOf(old, pipeline));
  const name = isIn ? edge.targetPort : edge.sourcePort;
  const port = (isIn ? inputs : outputs).find((each) => each.name === name)?.title ?? name;
  const other = findNode(graph, isIn ? edge.source : edge.target);
  const node =
    other === undefined
      ? t('canvas.names.missing')
      : t('edits.replace.named', { node: titleOf(other) });
  return isIn ? t('edits.replace.from', { node, port }) : t('edits.replace.to', { node, port });
}

function lostValues(pipeline: Pipeline, old: GraphNode, after: GraphNode): readonly string[] {
  const { inputs } = shownPorts(old.type, portsOf(old, pipeline));
  return Object.keys(old.inputs)
    .filter((name) => !Object.hasOwn(after.inputs, name))
    .map((name) => inputs.find((each) => each.name === name)?.title ?? name)
    .map((port) => t('edits.replace.value', { port }));
}

/** Only what the user has changed, and sees. */
function lostSettings(old: GraphNode, after: GraphNode): readonly string[] {
  const type = findNodeType(old.type);
  if (type === undefined) return [];
  return shownFields(old)
    .filter(({ name, widget }) => {
      const value = old.settings[name];
      // Another model in its place is what was asked for.
      if (widget.kind === 'model') return false;
      return !isSame(value, type.initialSettings[name]) && !isSame(value, after.settings[name]);
    })
    .map(({ title }) => t('edits.replace.setting', { title }));
}

function isSame(a: Json | undefined, b: Json | undefined): boolean {
  return canonicalJson(a ?? null) === canonicalJson(b ?? null);
}
