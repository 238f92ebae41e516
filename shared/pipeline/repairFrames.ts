import type { GraphNode } from '../domain/graph.ts';
import { isFrame } from '../graph/frames.ts';
import type { Warn } from './warnings.ts';

/** Takes nodes out of frames that are not there, and frames out of frames. */
export function repairFrames(
  nodes: readonly (readonly [string, GraphNode])[],
  warn: Warn,
): readonly (readonly [string, GraphNode])[] {
  const frames = new Set<string>(nodes.filter(([, node]) => isFrame(node)).map(([id]) => id));
  return nodes.map(([id, node]) => {
    const { frame, ...rest } = node;
    if (frame === undefined || (frames.has(frame) && !isFrame(node))) return [id, node];
    warn(
      isFrame(node)
        ? `The frame "${id}" was taken out of "${frame}": a frame cannot be in another one.`
        : `The node "${id}" was taken out of the frame "${frame}": there is no such frame.`,
    );
    return [id, rest];
  });
}
