import { ownValue } from '../../shared/domain/json.ts';
import { useMemo } from 'react';
import type { NodeId } from '../../shared/domain/ids.ts';
import type { OutputPort } from '../../shared/domain/ports.ts';
import { textValue, type PortValues, type Value } from '../../shared/domain/values.ts';
import type { TaskState } from '../../shared/run/taskState.ts';
import { useNodePorts } from '../canvas/useNode.ts';
import { useNodeRun, useNodeTasks } from '../engine/AppContext.tsx';
import { useNodeStatus } from './nodeStatus.ts';

/** What a node gave in the shown run by port, in port order; `isLive` while more may come. */
export type NodeOutputs = {
  readonly shown: readonly { readonly port: OutputPort; readonly value: Value }[];
  readonly isLive: boolean;
};

/** The outputs of a node in the shown run: the items that are done and streamed text until all of it is there. */
export function useNodeOutputs(nodeId: NodeId): NodeOutputs {
  const run = useNodeRun(nodeId);
  const tasks = useNodeTasks(nodeId);
  const { outputs: ports } = useNodePorts(nodeId);
  const whole = run?.outputs ?? null;
  const isLive = useNodeStatus(nodeId) === 'running';
  return useMemo(() => {
    const values = whole ?? partialOutputs(tasks);
    const shown = ports.flatMap((port) => {
      const value = ownValue(values, port.name);
      return value === undefined ? [] : [{ port, value }];
    });
    return { shown, isLive };
  }, [whole, tasks, ports, isLive]);
}

/** What has come so far: the items that are done, or streamed text. */
function partialOutputs(tasks: readonly TaskState[]): PortValues {
  const done = tasks.flatMap((task) => (task.outputs === null ? [] : [task.outputs]));
  const [first] = done;
  const [task] = tasks;
  if (first !== undefined) return tasks.length === 1 ? first : zip(done);
  const streamed = Object.entries(task?.streamed ?? {});
  return Object.fromEntries(streamed.map(([port, text]) => [port, textValue(text)]));
}

function zip(done: readonly PortValues[]): PortValues {
  const lists: { [port: string]: Value } = {};
  for (const port of Object.keys(done[0] ?? {})) {
    lists[port] = { type: 'list', items: done.flatMap((outputs) => outputs[port] ?? []) };
  }
  return lists;
}
