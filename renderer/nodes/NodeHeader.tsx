import {
  Ban,
  Check,
  CirclePause,
  CircleSlash,
  Clock,
  Grid3x3,
  Redo,
  TriangleAlert,
  WifiOff,
} from 'lucide-react';
import { memo, type ReactNode } from 'react';
import type { GraphNode } from '../../shared/domain/graph.ts';
import type { NodeId } from '../../shared/domain/ids.ts';
import { disabledBy } from '../../shared/graph/frames.ts';
import { readPolicy } from '../../shared/graph/nodePolicy.ts';
import { titleOf, typeTitleOf } from './shown/titleOf.ts';
import { findNodeType } from '../../shared/nodes/registry.ts';
import { attemptText } from '../../shared/run/attempts.ts';
import { begunIn } from '../../shared/run/nodeRun.ts';
import type { TaskState } from '../../shared/run/taskState.ts';
import { useApp, useDocument, useNodeRun, useNodeTasks, useView } from '../engine/AppContext.tsx';
import { formatDuration } from '../panels/format.ts';
import { nodeTypeIcon } from '../panels/nodeTypeIcon.ts';
import { useNow } from '../panels/useNow.ts';
import { Spinner } from '../ui/Spinner.tsx';
import { useReuseSentence } from '../panels/runs/useReuseSentence.ts';
import { useNodeStatus } from './nodeStatus.ts';
import { TitleEditor } from './TitleEditor.tsx';
import { shownSentence } from '../messages/shownSentence.ts';
import { t } from '../messages/t.ts';
import { skippedText } from './skippedText.ts';
import { useLanguage } from '../messages/useLanguage.ts';

/** A node's title, which a double-click renames, and how it fares in the run. */
export const NodeHeader = memo(function NodeHeader({
  node,
}: {
  readonly node: GraphNode;
}): ReactNode {
  useLanguage();
  const app = useApp();
  const isRenaming = useView((state) => state.renaming === node.id);
  const Icon = nodeTypeIcon(node.type);
  const title = titleOf(node);
  const typeTitle =
    findNodeType(node.type) === undefined
      ? t('nodes.nodeHeader.unknown', { type: node.type })
      : typeTitleOf(node.type);
  return (
    <header
      className="node-header chrome"
      onDoubleClick={(event) => {
        event.stopPropagation();
        app.view.getState().setRenaming(node.id);
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
      {node.combine === 'product' && (
        <Mark
          icon={<Grid3x3 size={12} aria-hidden />}
          label={t('nodes.nodeHeader.listsEveryCombination')}
        />
      )}
      <NodeState node={node} />
    </header>
  );
});

/** Why a node does not run, else how it fares. */
function NodeState({ node }: { readonly node: GraphNode }): ReactNode {
  const frame = useDocument(({ pipeline: { graph } }) => {
    const cause = disabledBy(graph, node);
    return cause === undefined || cause === node ? undefined : titleOf(cause);
  });
  if (node.disabled === true || frame !== undefined)
    return (
      <span
        className="flex items-center gap-1 text-xs text-muted"
        {...(frame !== undefined && { title: t('nodes.nodeHeader.frameDisabled', { frame }) })}
      >
        <CircleSlash size={12} aria-hidden />
        {t('inspector.nodeTitle.disabled')}
      </span>
    );
  if (node.bypassed === true)
    return (
      <span
        className="flex items-center gap-1 text-xs text-bypass"
        title={t('nodes.nodeHeader.bypassedHint')}
      >
        <Redo size={12} aria-hidden />
        {t('nodes.nodeHeader.bypassed')}
      </span>
    );
  return <NodeStatus node={node} />;
}

function NodeStatus({ node }: { readonly node: GraphNode }): ReactNode {
  const status = useNodeStatus(node.id);
  const tasks = useNodeTasks(node.id);
  if (status === undefined) return null;
  const label = t(`runs.statusLook.${status}`);
  if (status === 'waiting') return <Mark icon={<Clock size={12} aria-hidden />} label={label} />;
  const marks = {
    running: tasks.some(({ unreached }) => unreached !== null) ? (
      <Mark
        icon={<WifiOff size={12} aria-hidden />}
        label={t('nodes.nodeHeader.waitingNetwork')}
        className="text-warning"
      />
    ) : (
      <Mark icon={<Spinner />} label={label} className="text-accent" />
    ),
    succeeded: (
      <Mark icon={<Check size={13} aria-hidden />} label={label} className="text-success" />
    ),
    passed: (
      <Mark icon={<TriangleAlert size={13} aria-hidden />} label={label} className="text-warning" />
    ),
    failed: (
      <Mark icon={<TriangleAlert size={13} aria-hidden />} label={label} className="text-danger" />
    ),
    skipped: (
      <Mark
        icon={<Ban size={12} aria-hidden />}
        label={skippedText(tasks) ?? t('runs.statusLook.skipped')}
      />
    ),
    paused: (
      <Mark icon={<CirclePause size={13} aria-hidden />} label={label} className="text-warning" />
    ),
    canceled: <span>{label}</span>,
  };
  return (
    <span className="flex items-center gap-1.5 text-xs text-muted">
      {status === 'running' && <AttemptMark node={node} tasks={tasks} />}
      {status !== 'canceled' && status !== 'paused' && (
        <Elapsed nodeId={node.id} first={tasks[0]} ticks={status === 'running'} />
      )}
      {marks[status]}
    </span>
  );
}

/** Which attempt a task is at; of a list how many are tried again. */
function AttemptMark({
  node,
  tasks,
}: {
  readonly node: GraphNode;
  readonly tasks: readonly TaskState[];
}): ReactNode {
  if (node.policy === undefined) return null;
  const [first, ...others] = tasks.filter(
    ({ status, attempts }) => status === 'running' && attempts.length > 0,
  );
  if (first === undefined) return null;
  const most = readPolicy(node).retry?.attempts;
  const attempt = attemptText(first, most);
  const text =
    tasks.length === 1
      ? attempt && shownSentence(attempt)
      : t('nodes.nodeHeader.triedAgain', { tasks: others.length + 1 });
  return <span className="text-warning">{text}</span>;
}

type MarkProps = { readonly icon: ReactNode; readonly label: string; readonly className?: string };

function Mark({ icon, label, className = 'text-muted' }: MarkProps): ReactNode {
  return (
    <span role="img" aria-label={label} title={label} className={`flex items-center ${className}`}>
      {icon}
    </span>
  );
}

function ReusedMark({ nodeId, madeAt }: Pick<TaskState, 'nodeId' | 'madeAt'>): ReactNode {
  const why = useReuseSentence(nodeId, madeAt);
  return <span {...(why === undefined ? {} : { title: why })}>{t('nodes.nodeHeader.reused')}</span>;
}

/** From the first task's start to the last one's end, or to now. */
function Elapsed({
  nodeId,
  first,
  ticks,
}: {
  readonly nodeId: NodeId;
  readonly first: TaskState | undefined;
  readonly ticks: boolean;
}): ReactNode {
  const now = useNow(ticks, 100);
  const run = useNodeRun(nodeId);
  if (run === undefined || first === undefined) return null;
  const { counts, startedAt, endedAt } = run;
  if (counts.reused === begunIn(counts))
    return <ReusedMark nodeId={nodeId} madeAt={first.madeAt} />;
  if (startedAt === null) return null;
  const end = ticks ? now : (endedAt ?? now);
  return <span className="tabular">{formatDuration(end - startedAt)}</span>;
}
