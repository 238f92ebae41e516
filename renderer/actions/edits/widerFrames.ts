import { nodesOf, type NodeLayout, type Pipeline } from '../../../shared/domain/graph.ts';
import type { NodeId } from '../../../shared/domain/ids.ts';
import { frameOf } from '../../../shared/graph/frames.ts';
import { frameSize, nodeWidth } from '../../canvas/nodeSize.ts';
import { framePadding } from '../../canvas/scene/sizeAround.ts';
import { upToGrid } from '../../canvas/toGrid.ts';

type Places = { readonly [id: NodeId]: NodeLayout };

/** The places of frames that these nodes would be pushed out of to the right: as wide as it takes to hold them. */
export function widerFrames(
  { graph, layout }: Pick<Pipeline, 'graph' | 'layout'>,
  pushed: Places,
): Places {
  const frames: { [id: NodeId]: NodeLayout } = {};
  for (const node of nodesOf(graph)) {
    const [before, after] = [layout[node.id], pushed[node.id]];
    const frame = frameOf(graph, node);
    if (before === undefined || after === undefined || frame === undefined) continue;
    const place = layout[frame.id] ?? { x: 0, y: 0 };
    const { x, width } = { ...frameSize, ...place };
    const right = upToGrid(after.x + (after.width ?? nodeWidth(node.type)) + framePadding - x);
    const isInside = before.x >= x && before.x < x + width;
    if (isInside && right > (frames[frame.id]?.width ?? width))
      frames[frame.id] = { ...place, width: right };
  }
  return frames;
}
