import type { NodeLayout, Pipeline } from '../../../shared/domain/graph.ts';
import type { NodeId } from '../../../shared/domain/ids.ts';
import { isOpenFrame } from '../../../shared/graph/frames.ts';
import { guessedHeight, nodeWidth } from '../../canvas/nodeSize.ts';
import { toGrid } from '../../canvas/toGrid.ts';
import type { CanvasPoint, PortEnd } from '../../stores/places.ts';

type Request = {
  readonly pipeline: Pipeline;
  /** The new node's type. */
  readonly type: string;
  /** Where the user pointed; then the node goes right there. */
  readonly at?: CanvasPoint | undefined;
  /** Where it should go if there is room, and else as near to it as there is. */
  readonly near?: CanvasPoint | undefined;
  /** The port it will be connected to. */
  readonly from?: PortEnd | undefined;
  /** The node it comes after. */
  readonly after?: NodeId | undefined;
  /** The middle of what is seen, in canvas units. */
  readonly center: CanvasPoint;
  /** How high a node is drawn: with a result it is higher than without. */
  readonly heightOf: (nodeId: NodeId) => number | undefined;
};

const gap = 72;
const step = 24;
const headerMiddle = 20;

/** Where a new node goes, on the grid: right where the user pointed, else where there is room near a point, beside its neighbour or in the middle. */
export function placeNode(request: Request): NodeLayout {
  const { type, at, near, from, after, center, pipeline } = request;
  const width = nodeWidth(type);
  if (at !== undefined) return snap({ x: at.x - shiftFrom(width, from), y: at.y - headerMiddle });
  if (near !== undefined)
    return freePlace(request, snap({ x: near.x - width / 2, y: near.y - headerMiddle }), width);
  const neighbour = from ?? (after && { nodeId: after, direction: 'output' as const });
  const beside = neighbour && placeBeside(pipeline, width, neighbour);
  const wanted = beside ?? { x: center.x - width / 2, y: center.y - guessedHeight / 2 };
  return freePlace(request, snap(wanted), width);
}

/** A line dropped in empty space ends at the new node's near side. */
function shiftFrom(width: number, from: PortEnd | undefined): number {
  if (from === undefined) return width / 2;
  return from.direction === 'output' ? 0 : width;
}

type Neighbour = Pick<PortEnd, 'nodeId' | 'direction'>;

function placeBeside(pipeline: Pipeline, width: number, from: Neighbour): CanvasPoint | undefined {
  const place = pipeline.layout[from.nodeId];
  const node = pipeline.graph.nodes[from.nodeId];
  if (place === undefined || node === undefined) return undefined;
  const x =
    from.direction === 'output'
      ? place.x + (place.width ?? nodeWidth(node.type)) + gap
      : place.x - width - gap;
  return { x, y: place.y };
}

/** Moves down until no other node stands under the new one, as high as that is likely to be. */
function freePlace({ pipeline, heightOf }: Request, wanted: NodeLayout, width: number): NodeLayout {
  const taken = Object.values(pipeline.graph.nodes).flatMap((node) => {
    const place = pipeline.layout[node.id];
    if (place === undefined || isOpenFrame(node)) return [];
    const height = place.height ?? heightOf(node.id) ?? guessedHeight;
    return [{ ...place, height, width: place.width ?? nodeWidth(node.type) }];
  });
  let place = wanted;
  const isTaken = (): boolean =>
    taken.some(
      (other) =>
        place.x < other.x + other.width &&
        other.x < place.x + width &&
        place.y < other.y + other.height &&
        other.y < place.y + guessedHeight,
    );
  while (isTaken()) place = { x: place.x, y: place.y + step };
  return place;
}

function snap({ x, y }: CanvasPoint): NodeLayout {
  return { x: toGrid(x), y: toGrid(y) };
}
