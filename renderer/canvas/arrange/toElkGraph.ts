import type { ElkNode, ElkPort, LayoutOptions } from 'elkjs/lib/elk-api.js';
import type { NodeId } from '../../../shared/domain/ids.ts';
import type { Point, Scene, SceneEdge, SceneNode } from '../scene/scene.ts';
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
 * them, so that edges cross no more than they need; what stood above is named first.
 */
export function toElkGraph(scene: Scene, ids: readonly NodeId[]): ElkNode {
  const boxes = boxesIn(scene, ids).toSorted((a, b) => a.y - b.y || a.x - b.x);
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
  return {
    id: 'all',
    layoutOptions: { ...options, 'elk.layered.nodePlacement.strategy': strategy },
    children: boxes.map((box) => ({
      id: box.node.id,
      width: box.width,
      height: box.height,
      ports: [...portsIn(ports, box).values()],
      layoutOptions: { 'elk.portConstraints': 'FIXED_POS' },
    })),
    edges,
  };
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
const grid = 8;

/** Where the nodes of a layout stand on the canvas: its upper left corner is where that of the nodes was. */
export function placesFromElk(
  scene: Scene,
  ids: readonly NodeId[],
  layout: ElkNode,
): ReadonlyMap<NodeId, Point> {
  const boxes = boxesIn(scene, ids);
  const before = rectAround(boxes);
  const laid = new Map((layout.children ?? []).map((child) => [child.id, child]));
  const after = rectAround(
    [...laid.values()].map(({ x = 0, y = 0 }) => ({ x, y, width: 0, height: 0 })),
  );
  const snap = (value: number): number => Math.round(value / grid) * grid;
  return new Map(
    boxes.map(({ node }): [NodeId, Point] => {
      const { x = 0, y = 0 } = laid.get(node.id) ?? {};
      return [node.id, { x: snap(before.x + x - after.x), y: snap(before.y + y - after.y) }];
    }),
  );
}

function boxesIn(scene: Scene, ids: readonly NodeId[]): readonly SceneNode[] {
  return ids.flatMap((id) => scene.nodes[scene.indexOf.get(id) ?? -1] ?? []);
}
