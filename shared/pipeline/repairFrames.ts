import type { GraphNode } from '../domain/graph.ts';
import { isFrame } from '../graph/frames.ts';
import type { Warn } from './warnings.ts';
import { say } from '../sentences/say.ts';

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
        ? say('repairs.frameInFrame', { node: id, frame })
        : say('repairs.frameMissing', { node: id, frame }),
    );
    return [id, rest];
  });
}
