import type { ElkNode, ElkPort, LayoutOptions } from 'elkjs/lib/elk-api.js';
import type { NodeLayout } from '../../../shared/domain/graph.ts';
import type { NodeId } from '../../../shared/domain/ids.ts';
import { isOpenFrame } from '../../../shared/graph/frames.ts';
import { boxesOf } from '../scene/findInScene.ts';
import type { Point, Scene, SceneEdge, SceneNode } from '../scene/scene.ts';
import { toGrid, upToGrid } from '../toGrid.ts';
import { rectAround } from './alignBoxes.ts';

/** From this many nodes on the layout takes a quicker way to line nodes up, which needs more room. */
const quickFrom = 600;

const options: LayoutOptions = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  // The lines are drawn by the canvas.
  'elk.edgeRouting': 'POLYLINE',
  'elk.layered.spacing.nodeNodeBetweenLayers': '72',
  'elk.layered.spacing.edgeNodeBetweenLayers': '24',
  'elk.spacing.nodeNode': '40',
  'elk.spacing.edgeNode': '24',
  'elk.spacing.componentComponent': '72',
  'elk.padding': '[top=0,left=0,bottom=0,right=0]',
};

/**
 * Some nodes of a scene and the edges between them, as the layout library takes them. Ports stay where the node has
 * them, so that edges cross no more than they need; what stood above is named first. Members of an open frame that is
 * among them stay inside it, and it becomes as large as they need.
 */
export function toElkGraph(scene: Scene, ids: readonly NodeId[]): ElkNode {
  const boxes = boxesOf(scene, ids).toSorted((a, b) => a.y - b.y || a.x - b.x);
  const chosen = new Set(boxes);
  const ports = new Map<SceneNode, Map<string, ElkPort>>();
  const edges = scene.edges.flatMap((line) => {
    const [source, target] = [scene.nodes[line.from], scene.nodes[line.to]];
    if (source === undefined || target === undefined) return [];
    if (!chosen.has(source) || !chosen.has(target)) return [];
    const ends = portsOfEdge(line);
    portsIn(ports, source).set(ends.from.id, ends.from);
    portsIn(ports, target).set(ends.to.id, ends.to);
    return [{ id: `edge ${line.edge.id}`, sources: [ends.from.id], targets: [ends.to.id] }];
  });
  const strategy = boxes.length < quickFrom ? 'NETWORK_SIMPLEX' : 'BRANDES_KOEPF';
  const own = { ...options, 'elk.layered.nodePlacement.strategy': strategy };
  const toChild = (box: SceneNode): ElkNode => ({
    id: box.node.id,
    width: box.width,
    height: box.height,
    ports: [...portsIn(ports, box).values()],
    layoutOptions: { 'elk.portConstraints': 'FIXED_POS' },
  });
  const members = membersIn(boxes);
  const inside = new Set([...members.values()].flat());
  return {
    id: 'all',
    layoutOptions: members.size === 0 ? own : { ...own, ...withFrames },
    children: boxes
      .filter((box) => !inside.has(box))
      .map((box) => {
        const children = members.get(box.node.id)?.map(toChild);
        if (children === undefined) return toChild(box);
        return {
          id: box.node.id,
          children,
          layoutOptions: { ...own, 'elk.padding': framePadding },
        };
      }),
    edges,
  };
}

const withFrames: LayoutOptions = { 'elk.hierarchyHandling': 'INCLUDE_CHILDREN' };
/** As where a frame is put around nodes, with room for its title. */
const framePadding = '[top=60,left=24,bottom=24,right=24]';

/** The open frames among these boxes that have members among them. */
function membersIn(boxes: readonly SceneNode[]): ReadonlyMap<NodeId, readonly SceneNode[]> {
  const frames = new Set(boxes.filter(({ node }) => isOpenFrame(node)).map(({ node }) => node.id));
  const members = new Map<NodeId, SceneNode[]>();
  for (const box of boxes) {
    const { frame } = box.node;
    if (frame === undefined || !frames.has(frame)) continue;
    const list = members.get(frame);
    if (list === undefined) members.set(frame, [box]);
    else list.push(box);
  }
  return members;
}

function portsIn(ports: Map<SceneNode, Map<string, ElkPort>>, node: SceneNode) {
  let own = ports.get(node);
  if (own === undefined) ports.set(node, (own = new Map()));
  return own;
}

function portsOfEdge({ edge, fromAt, toAt }: SceneEdge): {
  readonly from: ElkPort;
  readonly to: ElkPort;
} {
  return {
    from: toElkPort(`out ${edge.source} ${edge.sourcePort}`, fromAt, 'EAST'),
    to: toElkPort(`in ${edge.target} ${edge.targetPort}`, toAt, 'WEST'),
  };
}

function toElkPort(id: string, { x, y }: Point, side: 'EAST' | 'WEST'): ElkPort {
  return { id, x, y, width: 0, height: 0, layoutOptions: { 'elk.port.side': side } };
}

/** Places are on the grid of the canvas. */

/** Where the nodes of a layout stand on the canvas, and how large frames are: its upper left corner is where that of the nodes was. */
export function placesFromElk(
  scene: Scene,
  ids: readonly NodeId[],
  layout: ElkNode,
): ReadonlyMap<NodeId, NodeLayout> {
  const boxes = boxesOf(scene, ids);
  const before = rectAround(boxes);
  const laid = new Map(laidIn(layout));
  const after = rectAround([...laid.values()].map(({ x, y }) => ({ x, y, width: 0, height: 0 })));
  return new Map(
    boxes.map(({ node }): [NodeId, NodeLayout] => {
      const { x, y, ...size } = laid.get(node.id) ?? { x: 0, y: 0 };
      const place = { x: toGrid(before.x + x - after.x), y: toGrid(before.y + y - after.y) };
      return [node.id, { ...place, ...size }];
    }),
  );
}

/** All nodes of a layout by id, from its upper left corner; those with others inside have a size. */
function laidIn(
  { children = [] }: ElkNode,
  from: Point = { x: 0, y: 0 },
): readonly (readonly [string, NodeLayout])[] {
  return children.flatMap((child) => {
    const at = { x: from.x + (child.x ?? 0), y: from.y + (child.y ?? 0) };
    if (child.children === undefined) return [[child.id, at] as const];
    const width = upToGrid(child.width ?? 0);
    const height = upToGrid(child.height ?? 0);
    return [[child.id, { ...at, width, height }] as const, ...laidIn(child, at)];
  });
}
