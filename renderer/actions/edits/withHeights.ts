import type { NodeLayout, Pipeline } from '../../../shared/domain/graph.ts';
import type { NodeId } from '../../../shared/domain/ids.ts';
import { isFrame } from '../../../shared/graph/frames.ts';
import type { App } from '../../engine/app.ts';

/** Heights are kept on the grid: another font makes no other file. In canvas units. */
const grid = 8;

/**
 * The pipeline as it goes into its file: with the heights of nodes that were drawn, so that the next time it is known
 * at once what is in view. A node that shows a result is higher than it will be, so its height is left as it was;
 * so is that of a frame, which may be collapsed.
 */
export function withHeights(app: App, pipeline: Pipeline): Pipeline {
  const layout: { [id: NodeId]: NodeLayout } = { ...pipeline.layout };
  const { run } = app.run.getState();
  for (const node of Object.values(pipeline.graph.nodes)) {
    const { id } = node;
    const place = layout[id];
    if (isFrame(node)) continue;
    const height = app.shapes.get(id)?.height;
    if (place === undefined || height === undefined || run?.nodes[id] !== undefined) continue;
    layout[id] = { ...place, height: Math.ceil(height / grid) * grid };
  }
  return { ...pipeline, layout };
}
