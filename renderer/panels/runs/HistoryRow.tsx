import { Trash2 } from 'lucide-react';
import type { RunSummary } from '../../../shared/api/types.ts';
import { isOver } from '../../../shared/run/isOver.ts';
import { costText } from '../../../shared/run/runCost.ts';
import { showRun } from '../../actions/edits/showRun.ts';
import { useApp, useRun } from '../../engine/AppContext.tsx';
import { failureOf } from '../../engine/failureOf.ts';
import { Badge } from '../../ui/Badge.tsx';
import { cx } from '../../ui/cx.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { formatAgo, formatDuration } from '../format.ts';
import { ResumeButton } from './ResumeButton.tsx';
import { runLook } from './runLook.ts';

type Props = {
  readonly run: RunSummary;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly onDelete: () => void;
};

/** One past run: a click shows it on the canvas. */
export function HistoryRow({ run, now, onDelete }: Props): React.JSX.Element {
  const app = useApp();
  const isShown = useRun((state) => state.run?.runId === run.runId);
  const { label, tone } = runLook(run.status);
  const show = (): void => {
    showRun(app, run).catch((failed: unknown) =>
      app.notify({ kind: 'error', message: failureOf(failed).message }),
    );
  };
  const end = run.finishedAt ?? (run.status === 'running' ? now : null);
  const began = new Date(run.startedAt).toLocaleString();
  return (
    <tr
      className={cx(
        'group relative h-8 border-b border-border hover:bg-surface-2',
        isShown && 'bg-surface-2',
      )}
    >
      <td className="max-w-0 truncate px-3" title={run.pipelinePath ?? undefined}>
        <button
          type="button"
          aria-current={isShown || undefined}
          title="Show this run on the canvas"
          onClick={show}
          className="max-w-full truncate text-left after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2"
        >
          {run.pipelineName}
        </button>
        {isShown && <span className="ml-2 text-sm text-muted">on the canvas</span>}
      </td>
      <td className="w-32">
        <Badge tone={tone}>{run.isElsewhere ? `${label} elsewhere` : label}</Badge>
      </td>
      <td className="w-24 text-sm text-muted" title={began}>
        {formatAgo(run.startedAt, now)}
      </td>
      <td className="tabular w-16 text-right text-sm text-muted">
        {end === null ? '' : formatDuration(end - run.startedAt)}
      </td>
      <td className="max-w-32 truncate pr-3 pl-4 text-right text-sm text-muted" title="Cost">
        {costText(run.cost)}
      </td>
      <td className="w-32 pr-2 text-right">
        <Ways run={run} began={began} onDelete={onDelete} />
      </td>
    </tr>
  );
}

type WaysProps = Omit<Props, 'now'> & {
  /** When it began, for people. */
  readonly began: string;
};

/** What can be done with a run. The whole row is a button: these lie over it. */
function Ways({ run, began, onDelete }: WaysProps): React.JSX.Element {
  const hasEnded = run.status !== 'interrupted' && isOver(run.status);
  return (
    <span className="relative z-1 inline-flex items-center gap-1">
      {(run.status === 'interrupted' || run.status === 'failed') && <ResumeButton run={run} />}
      {hasEnded ? (
        <IconButton
          size="sm"
          icon={Trash2}
          label={`Delete the run of ${began}`}
          onClick={onDelete}
          className="opacity-0 group-focus-within:opacity-100 group-hover:opacity-100"
        />
      ) : (
        <span className="size-6" />
      )}
    </span>
  );
}
