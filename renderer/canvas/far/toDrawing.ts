import type { NodeId } from '../../../shared/domain/ids.ts';
import { titleOf } from '../../../shared/graph/portsOf.ts';
import type { NodeStatus } from '../../nodes/nodeStatus.ts';
import { edgesIn, nodesIn } from '../scene/findInScene.ts';
import type { Point, Rect, Scene } from '../scene/scene.ts';
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

/** What a view of a scene looks like, as plain data: nodes and edges out of sight are left out. */
export function toDrawing(scene: Scene, view: View, state: DrawingState): Drawing {
  const rect = seenRect(view);
  const hasDots = view.zoom >= dotZoom;
  const hasTitles = view.zoom >= titleZoom;
  const least = hasTitles ? titleHeight : 1;
  return {
    lines: state.hasEdges ? toLines(scene, view, state.selected) : [],
    nodes: nodesIn(scene, rect)
      .filter(({ node }) => !state.near.has(node.id))
      .map(({ node, ports, ...box }): DrawnNode => {
        const look = lookOf(node.id, node.type, state);
        const x = Math.round(box.x * view.zoom + view.x);
        const y = Math.round(box.y * view.zoom + view.y);
        return {
          id: node.id,
          x,
          y,
          width: Math.max(2, Math.round(box.width * view.zoom)),
          height: Math.max(2, Math.round(box.height * view.zoom)),
          ...look,
          headerHeight: Math.max(least, Math.round(headerHeight * view.zoom)),
          isFaint: node.disabled === true,
          isFocused: state.focused === node.id,
          isFound: state.found.has(node.id),
          title: hasTitles ? titleOf(node) : undefined,
          dots: hasDots
            ? ports.map((port) => ({
                x: x + port.x * view.zoom,
                y: y + port.y * view.zoom,
                color: port.color,
              }))
            : [],
        };
      }),
    dot: hasDots ? Math.max(1.25, 5 * view.zoom) : 0,
  };
}

type Look = Pick<DrawnNode, 'body' | 'header' | 'border' | 'line'>;

function lookOf(id: NodeId, type: string, state: DrawingState): Look {
  const isNote = type === 'note';
  const body = isNote ? 'color-warning-soft' : 'color-surface';
  const header = isNote ? 'color-warning-soft' : 'color-surface-3';
  if (state.selected.has(id)) return { body, header, border: 'color-accent', line: 2 };
  const status = statusColor(state.statusOf(id));
  if (status !== undefined) return { body, header, border: status, line: 2 };
  const border = state.hovered === id ? 'color-text-muted' : 'color-border-strong';
  return { body, header, border, line: 1 };
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
