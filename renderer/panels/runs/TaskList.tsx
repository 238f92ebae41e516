import { findNode } from '../../../shared/domain/graph.ts';
import type { NodeId } from '../../../shared/domain/ids.ts';
import type { TaskState } from '../../../shared/run/taskState.ts';
import { titleOf } from '../../nodes/shown/titleOf.ts';
import { useDocument } from '../../engine/AppContext.tsx';
import { cx } from '../../ui/cx.ts';
import { moveFocus } from '../files/moveFocus.ts';
import { StatusIcon } from './StatusIcon.tsx';
import type { TaskRow } from './taskRows.ts';
import { taskTime } from './taskTime.ts';
import { t } from '../../messages/t.ts';

type Props = {
  readonly rows: readonly TaskRow[];
  /** How many rows are left out. */
  readonly more: number;
  readonly chosen: NodeId | undefined;
  readonly onChoose: (row: TaskRow) => void;
  /** Milliseconds since 1970. */
  readonly now: number;
};

/** The tasks of a run: what they are, how they stand, how long they took. */
export function TaskList({ rows, more, chosen, onChoose, now }: Props): React.JSX.Element {
  return (
    <ul aria-label={t('runs.taskList.tasks')} className="p-1">
      {rows.map((row) => (
        <li key={row.nodeId}>
          <button
            type="button"
            ref={row.nodeId === chosen ? showRow : undefined}
            aria-current={row.nodeId === chosen || undefined}
            onClick={() => onChoose(row)}
            onKeyDown={moveFocus}
            className={cx(
              'chrome flex h-7 w-full items-center gap-2 rounded-md px-2 text-left hover:bg-surface-2 focus-visible:-outline-offset-2',
              row.nodeId === chosen && 'bg-surface-2',
            )}
          >
            <StatusIcon status={row.status} />
            <span className="min-w-0 flex-1 truncate">
              <NodeTitle nodeId={row.nodeId} />
              {row.kind === 'items' && (
                <span className="tabular text-muted"> · {progressOf(row)}</span>
              )}
            </span>
            <span className="tabular shrink-0 text-sm text-muted">{asideOf(row, now)}</span>
          </button>
        </li>
      ))}
      {more > 0 && (
        <li className="px-2 py-1 text-sm text-muted">{t('runs.taskList.more', { more })}</li>
      )}
    </ul>
  );
}

/** Called when a row becomes the chosen one: the list goes along with the run. */
function showRow(row: HTMLElement | null): void {
  row?.scrollIntoView({ block: 'nearest' });
}

function NodeTitle({ nodeId }: { readonly nodeId: NodeId }): React.ReactNode {
  return useDocument(({ pipeline }) => {
    const node = findNode(pipeline.graph, nodeId);
    return node === undefined ? nodeId : titleOf(node);
  });
}

/** `120 of 10,000` while items are under way, else how many there were. */
function progressOf({ ended, total }: Extract<TaskRow, { readonly kind: 'items' }>): string {
  return ended === total
    ? t('common.items', { count: total })
    : t('runs.taskList.of', { ended, all: total });
}

function asideOf(row: TaskRow, now: number): string {
  if (row.kind === 'task') return row.task === null ? '' : timeOf(row.task, now);
  const { failed } = row.counts;
  return failed === 0 ? '' : t('runs.taskList.failed', { failed });
}

function timeOf(task: TaskState, now: number): string {
  if (task.reused) return t('common.reused');
  const percent =
    task.status === 'running' && task.fraction !== null
      ? `${Math.round(task.fraction * 100)}% · `
      : '';
  return `${percent}${taskTime(task, now)}`;
}
