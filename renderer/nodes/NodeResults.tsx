import type { ReactNode } from 'react';
import type { GraphNode } from '../../shared/domain/graph.ts';
import { textValue, type PortValues, type Value } from '../../shared/domain/values.ts';
import { titleOf } from '../../shared/graph/portsOf.ts';
import type { TaskState } from '../../shared/run/reduceRun.ts';
import { useNodePorts } from '../canvas/useNode.ts';
import { useNodeRun, useNodeTasks } from '../engine/AppContext.tsx';
import { ValuePreview } from './previews/ValuePreview.tsx';

/**
 * What a node gave in the shown run: its main output, or the text that streams in. Of several outputs the first
 * file is shown, and the inspector has the rest: a node that grew by all of them would cover its neighbours.
 */
export function NodeResults({ node }: { readonly node: GraphNode }): ReactNode {
  const run = useNodeRun(node.id);
  const tasks = useNodeTasks(node.id);
  const { outputs: ports } = useNodePorts(node.id);
  const values = run?.outputs ?? partialOutputs(tasks);
  const shown = ports.flatMap((port) => {
    const value = values[port.name];
    return value === undefined ? [] : [{ port, value }];
  });
  const main = shown.find(({ value }) => holdsFile(value)) ?? shown[0];
  if (main === undefined) return null;
  const others = shown.filter((each) => each !== main).length;
  return (
    <div className="node-results nodrag nowheel">
      <ValuePreview
        value={main.value}
        title={shown.length === 1 ? titleOf(node) : `${titleOf(node)} ${main.port.title}`}
        isLive={run?.outputs == null}
      />
      {others > 0 && (
        <p className="chrome mt-1 text-xs text-muted">
          {main.port.title}, and {others} more in the inspector
        </p>
      )}
    </div>
  );
}

function holdsFile(value: Value): boolean {
  return value.type === 'file' || (value.type === 'list' && value.items.some(holdsFile));
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
