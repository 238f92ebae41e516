import type { GraphNode } from '../../../shared/domain/graph.ts';
import type { NodeId } from '../../../shared/domain/ids.ts';
import { isFrame, isOpenFrame } from '../../../shared/graph/frames.ts';
import { titleOf } from '../../nodes/shown/titleOf.ts';
import { frameColorOf } from '../../../shared/nodes/frame.ts';
import type { NodeStatus } from '../../nodes/nodeStatus.ts';
import { edgesIn, nodesIn } from '../scene/findInScene.ts';
import type { Point, Rect, Scene, SceneNode } from '../scene/scene.ts';
import { seenRect } from '../scene/view.ts';
import type { View } from '../stageTypes.ts';

/** What the far view shows besides the scene itself. */
export type DrawingState = {
  /** Nodes that are elements of the page, and so are not drawn. */
  readonly near: ReadonlySet<NodeId>;
  /** False while edges are elements of the page. */
  readonly hasEdges: boolean;
  readonly selected: ReadonlySet<string>;
  /** What a search has found. */
  readonly found: ReadonlySet<NodeId>;
  readonly statusOf: (id: NodeId) => NodeStatus | undefined;
  /** Says whether a node is disabled, by itself or with its frame. */
  readonly isOff: (node: GraphNode) => boolean;
  readonly hovered: NodeId | undefined;
  /** The node that the keyboard is at. */
  readonly focused: NodeId | undefined;
};

/** A node to paint; colours are tokens, places and sizes are pixels on screen. */
export type DrawnNode = Rect & {
  readonly id: NodeId;
  readonly body: string;
  readonly header: string;
  readonly border: string;
  /** The width of the border. */
  readonly line: number;
  readonly headerHeight: number;
  readonly isFaint: boolean;
  readonly isFocused: boolean;
  readonly isFound: boolean;
  /** Absent where no letter could be read. */
  readonly title: string | undefined;
  readonly dots: readonly (Point & { readonly color: string })[];
};

/** Lines of one colour, each as its two ends. */
export type DrawnLines = {
  readonly color: string;
  readonly width: number;
  readonly ends: readonly number[];
};

/** What is to be painted, in order. */
export type Drawing = {
  /** Open frames, below everything. */
  readonly frames: readonly DrawnNode[];
  readonly lines: readonly DrawnLines[];
  readonly nodes: readonly DrawnNode[];
  /** The radius of the dots; 0 where they would be specks. */
  readonly dot: number;
};

/** In canvas units. */
const headerHeight = 36;
/** Below these zooms a title cannot be read and a port not be seen. */
const titleZoom = 0.2;
const dotZoom = 0.1;
/** A title has this much room, in pixels. */
const titleHeight = 17;

/** How high the title of a node is painted, in pixels. */
export function headerHeightAt(zoom: number): number {
  const least = zoom >= titleZoom ? titleHeight : 1;
  return Math.max(least, Math.round(headerHeight * zoom));
}

/** What a view of a scene looks like, as plain data: nodes and edges out of sight are left out. */
export function toDrawing(scene: Scene, view: View, state: DrawingState): Drawing {
  const hasDots = view.zoom >= dotZoom;
  const seen = nodesIn(scene, seenRect(view)).filter(({ node }) => !state.near.has(node.id));
  const toDrawn = (box: SceneNode): DrawnNode => toDrawnNode(box, view, state);
  return {
    // From near the canvas lies over the nodes, which a frame would cover.
    frames: state.hasEdges ? seen.filter(({ node }) => isOpenFrame(node)).map(toDrawn) : [],
    lines: state.hasEdges ? toLines(scene, view, state.selected) : [],
    nodes: seen.filter(({ node }) => !isOpenFrame(node)).map(toDrawn),
    dot: hasDots ? Math.max(1.25, 5 * view.zoom) : 0,
  };
}

function toDrawnNode(
  { node, ports, ...box }: SceneNode,
  view: View,
  state: DrawingState,
): DrawnNode {
  const { zoom } = view;
  const x = Math.round(box.x * zoom + view.x);
  const y = Math.round(box.y * zoom + view.y);
  const isReroute = node.type === 'reroute';
  return {
    id: node.id,
    x,
    y,
    width: Math.max(2, Math.round(box.width * zoom)),
    height: Math.max(2, Math.round(box.height * zoom)),
    ...lookOf(node, ports[0]?.color, state),
    headerHeight: isReroute ? 0 : headerHeightAt(zoom),
    isFaint: state.isOff(node),
    isFocused: state.focused === node.id,
    isFound: state.found.has(node.id),
    title: zoom < titleZoom || isReroute ? undefined : titleOf(node),
    dots:
      zoom < dotZoom || isReroute
        ? []
        : ports.map((port) => ({ x: x + port.x * zoom, y: y + port.y * zoom, color: port.color })),
  };
}

type Look = Pick<DrawnNode, 'body' | 'header' | 'border' | 'line'>;

function lookOf(node: GraphNode, color: string | undefined, state: DrawingState): Look {
  const paints = paintsOf(node, color);
  if (state.selected.has(node.id)) return { ...paints, border: 'color-accent', line: 2 };
  const status = statusColor(state.statusOf(node.id));
  if (status !== undefined) return { ...paints, border: status, line: 2 };
  if (node.bypassed === true) return { ...paints, border: 'color-bypass', line: 2 };
  const line = isFrame(node) ? `frame-${frameColorOf(node)}` : 'color-border-strong';
  const border = state.hovered === node.id ? 'color-text-muted' : line;
  return { ...paints, border, line: 1 };
}

function paintsOf(node: GraphNode, color: string | undefined): Pick<Look, 'body' | 'header'> {
  if (isFrame(node)) {
    const name = frameColorOf(node);
    return { body: `frame-${name}-soft`, header: `frame-${name}-title` };
  }
  if (node.type === 'note') return { body: 'color-warning-soft', header: 'color-warning-soft' };
  if (node.type === 'reroute' && color !== undefined) return { body: color, header: color };
  if (node.bypassed === true) return { body: 'color-bypass-soft', header: 'color-bypass-soft' };
  return { body: 'color-surface', header: 'color-surface-3' };
}

function statusColor(status: NodeStatus | undefined): string | undefined {
  switch (status) {
    case 'running':
      return 'color-accent';
    case 'failed':
      return 'color-danger';
    case 'succeeded':
    case 'passed':
      return 'color-success';
    case 'paused':
      return 'color-warning';
    case 'waiting':
    case 'skipped':
    case 'canceled':
    case undefined:
      return undefined;
  }
}

function toLines(scene: Scene, view: View, selected: ReadonlySet<string>): readonly DrawnLines[] {
  const ends = new Map<string, number[]>();
  const { x, y, zoom } = view;
  for (const { edge, from, to, fromAt, toAt, color } of edgesIn(scene, seenRect(view))) {
    const source = scene.nodes[from];
    const target = scene.nodes[to];
    if (source === undefined || target === undefined) continue;
    const key = selected.has(edge.id) ? 'color-accent' : color;
    let list = ends.get(key);
    if (list === undefined) ends.set(key, (list = []));
    list.push(
      (source.x + fromAt.x) * zoom + x,
      (source.y + fromAt.y) * zoom + y,
      (target.x + toAt.x) * zoom + x,
      (target.y + toAt.y) * zoom + y,
    );
  }
  const width = Math.max(1, 4 * zoom);
  return [...ends].map(([color, list]) => ({ color, width, ends: list }));
}
