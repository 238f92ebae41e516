import { getViewportForBounds, type ReactFlowState } from '@xyflow/react';
import type { NodeId } from '../../shared/domain/ids.ts';
import { boundsOf } from './scene/findInScene.ts';
import type { Stage } from './stageTypes.ts';
import type { FlowEdge, FlowNode } from './toFlow.ts';

/** The least zoom of the canvas: 5,000 nodes are in view. */
export const minZoom = 0.02;

/** The toolbar lies over the lower edge. */
const padding = { x: '5%', top: '5%', bottom: '64px' } as const;

type Flow = Pick<ReactFlowState<FlowNode, FlowEdge>, 'width' | 'height' | 'panZoom'>;

type Options = {
  /** In milliseconds; at once when absent, and where it ends far away. */
  readonly ms?: number;
  /** The nodes to show; all of them when absent. */
  readonly ids?: readonly NodeId[];
};

/** Shows the whole document, or these nodes. False while the canvas has no size, and where there are no nodes. */
export function fitStage(
  stage: Stage,
  { width, height, panZoom }: Flow,
  { ms, ids }: Options = {},
): boolean {
  const bounds = boundsOf(stage.scene(), ids);
  if (bounds === undefined || panZoom === null || width === 0 || height === 0) return false;
  const viewport = getViewportForBounds(bounds, width, height, minZoom, 1, padding);
  // Far away there is nothing to follow with the eye on the way, and each frame of it would draw everything anew.
  const isAtOnce = ms === undefined || stage.isFarAt(viewport.zoom);
  // Before React Flow goes there: the nodes that are near now are not drawn small first.
  if (isAtOnce) stage.look({ ...viewport, width, height });
  void panZoom.setViewport(viewport, isAtOnce ? undefined : { duration: ms });
  return true;
}
