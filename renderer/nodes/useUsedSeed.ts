import type { NodeId } from '../../shared/domain/ids.ts';
import type { InputPort } from '../../shared/domain/ports.ts';
import { findUsedSeed } from '../../shared/run/usedSeed.ts';
import { useRun } from '../engine/AppContext.tsx';

/** The seed that the shown run used, where the port is a seed and the node ran once and said so. */
export function useUsedSeed(nodeId: NodeId, port: InputPort): number | undefined {
  const isSeed = port.widget.kind === 'seed';
  return useRun(({ run }) => {
    const keys = isSeed ? (run?.nodes[nodeId]?.tasks ?? []) : [];
    const [key] = keys;
    const task = key === undefined || keys.length > 1 ? undefined : run?.tasks[key];
    return task?.status === 'succeeded' ? findUsedSeed(task.logs) : undefined;
  });
}
