import {
  nodesOf,
  type Edge,
  type GraphNode,
  type NodeLayout,
  type Pipeline,
} from '../../../shared/domain/graph.ts';
import type { NodeId } from '../../../shared/domain/ids.ts';
import { membersOf } from '../../../shared/graph/frames.ts';
import type { NodePorts } from '../../../shared/domain/ports.ts';
import type { NodeShape } from '../../engine/createNodeShapes.ts';
import { guessedHeight, nodeWidth } from '../nodeSize.ts';
import { fixedBox } from './fixedBox.ts';
import { findBox } from './findInScene.ts';
import { borderPort, foldFrames, type Folded } from './foldFrames.ts';
import { portPlaces, type PortPlace } from './portPlaces.ts';
import { findUntouched, isInStep } from './untouched.ts';

/** A node as a box on the canvas, in canvas units. */
export type SceneNode = {
  readonly node: GraphNode;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly ports: readonly PortPlace[];
  /** The height was measured now or when the file was saved, and is no guess. */
  readonly isSized: boolean;
  /** Its size and ports are given, whatever is drawn in it. */
  readonly isFixed: boolean;
  /** What it was made of besides its place. */
  readonly shape: NodeShape | undefined;
  readonly types: NodePorts;
};

/** An edge between two nodes of the scene, which are named by their index. */
export type SceneEdge = {
  readonly edge: Edge;
  readonly from: number;
  readonly to: number;
  /** The ports of these two that it joins: at a collapsed frame not those of the edge. */
  readonly fromPort: string;
  readonly toPort: string;
  /** Where it begins and ends, from the upper left corners of its nodes. */
  readonly fromAt: Point;
  readonly toAt: Point;
  /** The colour token of what it carries; that of a fault where the port is missing. */
  readonly color: string;
};

/** Everything on the canvas as boxes and lines, whether it is in view or not. Members of collapsed frames are not in it. */
export type Scene = {
  readonly nodes: readonly SceneNode[];
  readonly indexOf: ReadonlyMap<NodeId, number>;
  /** The nodes that are not in it, each with the collapsed frame that stands for it. */
  readonly hidden: ReadonlyMap<NodeId, NodeId>;
  readonly edges: readonly SceneEdge[];
  /** What it was made of. */
  readonly from: Pipeline | undefined;
};

export type Point = { readonly x: number; readonly y: number };
export type Rect = Point & { readonly width: number; readonly height: number };

/** What a scene is made of. */
export type SceneSource = {
  readonly pipeline: Pipeline;
  readonly shapeOf: (id: NodeId) => NodeShape | undefined;
  readonly portsOf: (node: GraphNode) => NodePorts;
};

export const emptyScene: Scene = {
  nodes: [],
  indexOf: new Map(),
  hidden: new Map(),
  edges: [],
  from: undefined,
};

/**
 * The scene of a pipeline. What did not change keeps its object, and is not looked at further: a keystroke must not
 * measure all nodes again.
 */
export function toScene(before: Scene, source: SceneSource): Scene {
  const { pipeline, portsOf } = source;
  const { graph, layout } = pipeline;
  const folded = foldFrames(graph, portsOf);
  const { hidden } = folded;
  const all = nodesOf(graph);
  const shown = hidden.size === 0 ? all : all.filter(({ id }) => !hidden.has(id));
  const inStep = isInStep(before, shown);
  const untouched = findUntouched(before, source, { shown, inStep });
  const nodes = shown.map((node, index) => {
    const old = inStep ? before.nodes[index] : findBox(before, node.id);
    if (old !== undefined && untouched(old, node)) return old;
    return toSceneNode(old, node, { place: layout[node.id], source, folded });
  });
  const indexOf = inStep ? before.indexOf : new Map(shown.map(({ id }, index) => [id, index]));
  const made = { nodes, indexOf, hidden };
  const isSame = inStep && before.from?.graph.edges === graph.edges && hasSameEnds(before, nodes);
  return {
    ...made,
    edges: isSame ? before.edges : toSceneEdges(graph.edges, made),
    from: pipeline,
  };
}

/** Says whether every line ends at the same place of the same node as before: seen from its corner, wherever that is. */
function hasSameEnds(before: Scene, nodes: readonly SceneNode[]): boolean {
  if (before.hidden.size > 0) return false;
  return nodes.every((node, index) => {
    const old = before.nodes[index];
    return old === node || (old !== undefined && isSameFrame(old, node));
  });
}

function isSameFrame(a: SceneNode, b: SceneNode): boolean {
  return a.ports === b.ports && a.width === b.width && a.height === b.height;
}

type Place = {
  readonly place: NodeLayout | undefined;
  readonly source: SceneSource;
  readonly folded: Folded;
};

function toSceneNode(
  old: SceneNode | undefined,
  node: GraphNode,
  { place, source, folded }: Place,
): SceneNode {
  const types = source.portsOf(node);
  const members = (): readonly Rect[] => memberBoxes(source, node.id);
  const fixed = fixedBox(node, { place, types, folded, members });
  if (fixed !== undefined) {
    const made = { node, ...pointOf(place), ...fixed, isSized: true, isFixed: true, types };
    return keep(old, { ...made, shape: undefined });
  }
  const shape = source.shapeOf(node.id);
  const { width = nodeWidth(node.type), height = guessedHeight } = { ...place, ...shape };
  const box: Rect = { ...pointOf(place), width, height };
  const isSized = shape !== undefined || place?.height !== undefined;
  const made = { node, ...box, isSized, isFixed: false, shape, types };
  // Where ports are is worked out only for what is new.
  if (old !== undefined && isAsItWas(old, made)) return old;
  return { ...made, ports: keptPorts(old?.ports, portPlaces(types, { ...box, shape })) };
}

/** How large members are drawn, or were when the file was saved; a guess moves no frame. */
function memberBoxes({ pipeline, shapeOf }: SceneSource, frame: NodeId): readonly Rect[] {
  const { graph, layout } = pipeline;
  return (membersOf(graph).get(frame) ?? []).flatMap((id) => {
    const { x, y, width, height } = { ...layout[id], ...shapeOf(id) };
    if (x === undefined || y === undefined || height === undefined) return [];
    return [{ x, y, width: width ?? nodeWidth(graph.nodes[id]?.type ?? ''), height }];
  });
}

/** The array of before where it is the same: lines that end there are kept with it. */
function keptPorts(
  old: readonly PortPlace[] | undefined,
  ports: readonly PortPlace[],
): readonly PortPlace[] {
  if (old === undefined || !isSamePorts(old, ports)) return ports;
  return old.every(({ x, y }, index) => x === ports[index]?.x && y === ports[index].y)
    ? old
    : ports;
}

function pointOf(place: NodeLayout | undefined): Point {
  return { x: place?.x ?? 0, y: place?.y ?? 0 };
}

function keep(old: SceneNode | undefined, made: SceneNode): SceneNode {
  const isKnown = old !== undefined && isAsItWas(old, made) && isSamePorts(old.ports, made.ports);
  return isKnown ? old : made;
}

function isAsItWas(old: SceneNode, made: Omit<SceneNode, 'ports'>): boolean {
  const isKnown = old.node === made.node && old.shape === made.shape && old.types === made.types;
  return isKnown && old.isFixed === made.isFixed && isSameBox(old, made);
}

function isSamePorts(a: readonly PortPlace[], b: readonly PortPlace[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ port, side, color, label }, index) => {
      const other = b[index];
      const isSame = port === other?.port && side === other.side;
      return isSame && color === other.color && label === other.label;
    })
  );
}

/** Says whether two boxes are as large and stand in the same place. */
export function isSameBox(a: Rect, b: Rect): boolean {
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;
}

function toSceneEdges(
  edges: readonly Edge[],
  { nodes, indexOf, hidden }: Omit<Scene, 'edges' | 'from'>,
): readonly SceneEdge[] {
  const endOf = (id: NodeId, port: string): { readonly at: number; readonly port: string } => {
    const frame = hidden.get(id);
    if (frame === undefined) return { at: indexOf.get(id) ?? -1, port };
    return { at: indexOf.get(frame) ?? -1, port: borderPort(id, port) };
  };
  return edges.flatMap((edge): readonly SceneEdge[] => {
    const start = endOf(edge.source, edge.sourcePort);
    const end = endOf(edge.target, edge.targetPort);
    const source = nodes[start.at];
    const target = nodes[end.at];
    const isInside = source === target && hidden.has(edge.source);
    if (source === undefined || target === undefined || isInside) return [];
    const out = findPort(source, 'output', start.port);
    const into = findPort(target, 'input', end.port);
    return [
      {
        edge,
        from: start.at,
        to: end.at,
        fromPort: start.port,
        toPort: end.port,
        fromAt: out ?? { x: source.width, y: source.height / 2 },
        toAt: into ?? { x: 0, y: target.height / 2 },
        color: out?.color ?? 'color-danger',
      },
    ];
  });
}

function findPort(
  { ports }: SceneNode,
  side: PortPlace['side'],
  name: string,
): PortPlace | undefined {
  return ports.find((port) => port.side === side && port.port === name);
}

/** The scene with some nodes elsewhere or in another size. That may make a frame larger, so that all is laid anew then. */
export function withPlaces(
  still: Scene,
  moved: ReadonlyMap<NodeId, NodeLayout>,
  source: SceneSource,
): Scene {
  const isSized = [...moved.values()].some(({ width }) => width !== undefined);
  if (!isSized) return withMoved(still, moved);
  const { pipeline } = source;
  const layout = { ...pipeline.layout, ...Object.fromEntries(moved) };
  return toScene(still, { ...source, pipeline: { ...pipeline, layout } });
}

/** The scene with some nodes elsewhere, such as under way of a drag. */
export function withMoved(scene: Scene, moved: ReadonlyMap<NodeId, Point>): Scene {
  if (moved.size === 0) return scene;
  const nodes = [...scene.nodes];
  for (const [id, { x, y }] of moved) {
    const at = scene.indexOf.get(id) ?? -1;
    const node = nodes[at];
    if (node !== undefined) nodes[at] = { ...node, x, y };
  }
  return { ...scene, nodes };
}
