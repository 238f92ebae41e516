import type { Edge, GraphNode, NodeLayout, Pipeline } from '../../../shared/domain/graph.ts';
import type { NodeId } from '../../../shared/domain/ids.ts';
import type { NodePorts } from '../../../shared/domain/ports.ts';
import type { NodeShape } from '../../engine/createNodeShapes.ts';
import { guessedHeight, nodeWidth } from '../nodeSize.ts';
import { portPlaces, type PortPlace } from './portPlaces.ts';

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
  /** What it was made of besides its place. */
  readonly shape: NodeShape | undefined;
  readonly types: NodePorts;
};

/** An edge between two nodes of the scene, which are named by their index. */
export type SceneEdge = {
  readonly edge: Edge;
  readonly from: number;
  readonly to: number;
  /** Where it begins and ends, from the upper left corners of its nodes. */
  readonly fromAt: Point;
  readonly toAt: Point;
  /** The colour token of what it carries; that of a fault where the port is missing. */
  readonly color: string;
};

/** Everything on the canvas as boxes and lines, whether it is in view or not. */
export type Scene = {
  readonly nodes: readonly SceneNode[];
  readonly indexOf: ReadonlyMap<NodeId, number>;
  readonly edges: readonly SceneEdge[];
  /** The edges of the graph that they were made of. */
  readonly from: readonly Edge[];
};

export type Point = { readonly x: number; readonly y: number };
export type Rect = Point & { readonly width: number; readonly height: number };

type Source = {
  readonly pipeline: Pipeline;
  readonly shapeOf: (id: NodeId) => NodeShape | undefined;
  readonly portsOf: (node: GraphNode) => NodePorts;
};

export const emptyScene: Scene = { nodes: [], indexOf: new Map(), edges: [], from: [] };

/** The scene of a pipeline. What did not change keeps its object, for a keystroke must not measure all nodes again. */
export function toScene(before: Scene, source: Source): Scene {
  const { graph, layout } = source.pipeline;
  const nodes: SceneNode[] = [];
  let isSameOrder = true;
  for (const node of Object.values(graph.nodes)) {
    const there = before.nodes[nodes.length];
    const isThere = there?.node.id === node.id;
    if (!isThere) isSameOrder = false;
    const old = isThere ? there : before.nodes[before.indexOf.get(node.id) ?? -1];
    nodes.push(toSceneNode(old, node, { place: layout[node.id], source }));
  }
  const isSame = isSameOrder && nodes.length === before.nodes.length;
  const indexOf = isSame
    ? before.indexOf
    : new Map(nodes.map(({ node }, index) => [node.id, index] as const));
  const keepsEdges =
    isSame &&
    before.from === graph.edges &&
    nodes.every((node, index) => hasSameEnds(node, before.nodes[index]));
  const edges = keepsEdges ? before.edges : toSceneEdges(graph.edges, nodes, indexOf);
  return { nodes, indexOf, edges, from: graph.edges };
}

/** Says whether lines end at the same places of a node as before: seen from its corner, wherever that is. */
function hasSameEnds(a: SceneNode, b: SceneNode | undefined): boolean {
  return a === b || (a.ports === b?.ports && a.width === b.width && a.height === b.height);
}

type Place = { readonly place: NodeLayout | undefined; readonly source: Source };

function toSceneNode(
  old: SceneNode | undefined,
  node: GraphNode,
  { place, source }: Place,
): SceneNode {
  const shape = source.shapeOf(node.id);
  const types = source.portsOf(node);
  const { x, y } = place ?? { x: 0, y: 0 };
  const { width = nodeWidth(node.type), height = guessedHeight } = { ...place, ...shape };
  const box: Rect = { x, y, width, height };
  const isKnown = old?.node === node && old.shape === shape && old.types === types;
  if (isKnown && isSameBox(old, box)) return old;
  const isSized = shape !== undefined || place?.height !== undefined;
  const ports = keptPorts(old?.ports, portPlaces(types, { ...box, shape }));
  return { node, ...box, isSized, shape, types, ports };
}

/** The array of before where it is the same: lines that end there are kept with it. */
function keptPorts(
  old: readonly PortPlace[] | undefined,
  ports: readonly PortPlace[],
): readonly PortPlace[] {
  if (old?.length !== ports.length) return ports;
  return old.every((port, index) => isSamePort(port, ports[index])) ? old : ports;
}

function isSamePort(a: PortPlace, b: PortPlace | undefined): boolean {
  const isThere = a.x === b?.x && a.y === b.y;
  return isThere && a.port === b.port && a.side === b.side && a.color === b.color;
}

function isSameBox(a: Rect, b: Rect): boolean {
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;
}

function toSceneEdges(
  edges: readonly Edge[],
  nodes: readonly SceneNode[],
  indexOf: ReadonlyMap<NodeId, number>,
): readonly SceneEdge[] {
  return edges.flatMap((edge): readonly SceneEdge[] => {
    const from = indexOf.get(edge.source) ?? -1;
    const to = indexOf.get(edge.target) ?? -1;
    const source = nodes[from];
    const target = nodes[to];
    if (source === undefined || target === undefined) return [];
    const out = findPort(source, 'output', edge.sourcePort);
    const into = findPort(target, 'input', edge.targetPort);
    return [
      {
        edge,
        from,
        to,
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
