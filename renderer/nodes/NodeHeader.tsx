import { Ban, Check, CircleSlash, Clock, TriangleAlert, WifiOff } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import type { GraphNode } from '../../shared/domain/graph.ts';
import type { NodeId } from '../../shared/domain/ids.ts';
import { titleOf } from '../../shared/graph/portsOf.ts';
import { findNodeType } from '../../shared/nodes/registry.ts';
import type { TaskState } from '../../shared/run/reduceRun.ts';
import { useApp, useNodeTasks, useUi } from '../engine/AppContext.tsx';
import { formatDuration } from '../panels/format.ts';
import { nodeTypeIcon } from '../panels/nodeTypeIcon.ts';
import { useNow } from '../panels/useNow.ts';
import { Spinner } from '../ui/Spinner.tsx';
import { useReuseSentence } from '../panels/runs/useReuseSentence.ts';
import { useNodeStatus } from './nodeStatus.ts';
import { TitleEditor } from './TitleEditor.tsx';

/** A node's title, which a double-click renames, and how it fares in the run. */
export const NodeHeader = memo(function NodeHeader({
  node,
}: {
  readonly node: GraphNode;
}): ReactNode {
  const app = useApp();
  const isRenaming = useUi((state) => state.renaming === node.id);
  const Icon = nodeTypeIcon(node.type);
  const title = titleOf(node);
  const typeTitle = findNodeType(node.type)?.title ?? `${node.type} (unknown)`;
  return (
    <header
      className="node-header chrome"
      onDoubleClick={(event) => {
        event.stopPropagation();
        app.ui.getState().setRenaming(node.id);
      }}
    >
      <span className="node-icon" title={typeTitle}>
        <Icon size={14} aria-hidden />
      </span>
      {isRenaming ? (
        <TitleEditor nodeId={node.id} title={title} />
      ) : (
        <span className="node-title min-w-0 flex-1 truncate font-medium" title={title}>
          {title}
        </span>
      )}
      {node.disabled === true ? (
        <span className="flex items-center gap-1 text-xs text-muted">
          <CircleSlash size={12} aria-hidden />
          Disabled
        </span>
      ) : (
        <NodeStatus nodeId={node.id} />
      )}
    </header>
  );
});

function NodeStatus({ nodeId }: { readonly nodeId: NodeId }): ReactNode {
  const status = useNodeStatus(nodeId);
  const tasks = useNodeTasks(nodeId);
  if (status === undefined) return null;
  if (status === 'waiting') return <Mark icon={<Clock size={12} aria-hidden />} label="Waiting" />;
  const marks = {
    running: tasks.some(({ unreached }) => unreached !== null) ? (
      <Mark
        icon={<WifiOff size={12} aria-hidden />}
        label="Waiting for the network"
        className="text-warning"
      />
    ) : (
      <Mark icon={<Spinner />} label="Running" className="text-accent" />
    ),
    succeeded: (
      <Mark icon={<Check size={13} aria-hidden />} label="Done" className="text-success" />
    ),
    failed: (
      <Mark icon={<TriangleAlert size={13} aria-hidden />} label="Failed" className="text-danger" />
    ),
    skipped: <Mark icon={<Ban size={12} aria-hidden />} label={skippedText(tasks)} />,
    canceled: <span>Canceled</span>,
  };
  return (
    <span className="flex items-center gap-1.5 text-xs text-muted">
      {status !== 'canceled' && <Elapsed tasks={tasks} ticks={status === 'running'} />}
      {marks[status]}
    </span>
  );
}

type MarkProps = { readonly icon: ReactNode; readonly label: string; readonly className?: string };

function Mark({ icon, label, className = 'text-muted' }: MarkProps): ReactNode {
  return (
    <span role="img" aria-label={label} title={label} className={`flex items-center ${className}`}>
      {icon}
    </span>
  );
}

function skippedText(tasks: readonly TaskState[]): string {
  return tasks.find((task) => task.skippedBecause !== null)?.skippedBecause ?? 'Skipped';
}

function ReusedMark({ nodeId, madeAt }: Pick<TaskState, 'nodeId' | 'madeAt'>): ReactNode {
  const why = useReuseSentence(nodeId, madeAt);
  return <span {...(why === undefined ? {} : { title: why })}>Reused</span>;
}

/** From the first task's start to the last one's end, or to now. */
function Elapsed({
  tasks,
  ticks,
}: {
  readonly tasks: readonly TaskState[];
  readonly ticks: boolean;
}): ReactNode {
  const now = useNow(ticks, 100);
  const [first] = tasks;
  if (first !== undefined && tasks.every((task) => task.reused))
    return <ReusedMark nodeId={first.nodeId} madeAt={first.madeAt} />;
  const starts = tasks.flatMap((task) => task.startedAt ?? []);
  if (starts.length === 0) return null;
  const ends = tasks.flatMap((task) => task.endedAt ?? []);
  const end = ticks || ends.length === 0 ? now : Math.max(...ends);
  return <span className="tabular">{formatDuration(end - Math.min(...starts))}</span>;
}
