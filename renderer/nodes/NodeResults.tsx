import type { ReactNode } from 'react';
import type { GraphNode } from '../../shared/domain/graph.ts';
import type { OutputPort } from '../../shared/domain/ports.ts';
import { textValue, type PortValues, type Value } from '../../shared/domain/values.ts';
import { titleOf } from '../../shared/graph/portsOf.ts';
import type { TaskState } from '../../shared/run/reduceRun.ts';
import { useNodePorts } from '../canvas/useNode.ts';
import { useNodeRun, useNodeTasks } from '../engine/AppContext.tsx';
import { ValuePreview } from './previews/ValuePreview.tsx';

/** What a node gave in the shown run: its outputs, or the text that streams in. */
export function NodeResults({ node }: { readonly node: GraphNode }): ReactNode {
  const run = useNodeRun(node.id);
  const tasks = useNodeTasks(node.id);
  const { outputs: ports } = useNodePorts(node.id);
  const values = run?.outputs ?? partialOutputs(tasks);
  const shown = ports.flatMap((port) => {
    const value = values[port.name];
    return value === undefined ? [] : [{ port, value }];
  });
  const [only] = shown;
  if (only === undefined) return null;
  const isLive = run?.outputs == null;
  return (
    <div className="node-results nodrag nowheel">
      {shown.length === 1 ? (
        <ValuePreview value={only.value} title={titleOf(node)} isLive={isLive} />
      ) : (
        shown.map(({ port, value }) => (
          <Result
            key={port.name}
            port={port}
            value={value}
            title={`${titleOf(node)} ${port.title}`}
            isLive={isLive}
          />
        ))
      )}
    </div>
  );
}

type ResultProps = {
  readonly port: OutputPort;
  readonly value: Value;
  readonly title: string;
  readonly isLive: boolean;
};

/** One of several outputs: on a line where it fits one, else below its name. */
function Result({ port, value, title, isLive }: ResultProps): ReactNode {
  const short = shortText(value);
  const name = <span className="chrome shrink-0 text-xs text-muted">{port.title}</span>;
  if (short === undefined) {
    return (
      <div>
        <p className="mb-1">{name}</p>
        <ValuePreview value={value} title={title} isLive={isLive} isCompact />
      </div>
    );
  }
  return (
    <p className="flex items-baseline justify-between gap-3">
      {name}
      <span className="tabular min-w-0 truncate text-sm" title={short}>
        {short}
      </span>
    </p>
  );
}

const longestLine = 32;

function shortText(value: Value): string | undefined {
  if (value.type === 'number') return value.number.toLocaleString();
  if (value.type === 'boolean') return value.boolean ? 'Yes' : 'No';
  return value.type === 'text' && value.text.length <= longestLine && !value.text.includes('\n')
    ? value.text
    : undefined;
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
