import { nodesOf, type NodeLayout, type Pipeline } from '../../../shared/domain/graph.ts';
import type { NodeId } from '../../../shared/domain/ids.ts';
import { isFrame } from '../../../shared/graph/frames.ts';
import { upToGrid } from '../../canvas/toGrid.ts';
import type { App } from '../../engine/app.ts';

/**
 * The pipeline as it goes into its file: with the heights of nodes that were drawn, so that the next time it is known
 * at once what is in view. A node that shows a result is higher than it will be, so its height is left as it was;
 * so is that of a frame, which may be collapsed.
 */
export function withHeights(app: App, pipeline: Pipeline): Pipeline {
  const layout: { [id: NodeId]: NodeLayout } = { ...pipeline.layout };
  const { run } = app.run.getState();
  for (const node of nodesOf(pipeline.graph)) {
    const { id } = node;
    const place = layout[id];
    if (isFrame(node)) continue;
    const height = app.shapes.get(id)?.height;
    if (place === undefined || height === undefined || run?.nodes[id] !== undefined) continue;
    // On the grid: another font makes no other file.
    layout[id] = { ...place, height: upToGrid(height) };
  }
  return { ...pipeline, layout };
}
