import { FileClock, Trash2 } from 'lucide-react';
import type { RunSummary } from '../../../shared/api/types.ts';
import { isOver } from '../../../shared/run/isOver.ts';
import { formatUsd } from '../../messages/formatUsd.ts';
import { costText } from '../../../shared/run/runCost.ts';
import { openAsItWas } from '../../actions/edits/openAsItWas.ts';
import { showRun } from '../../actions/edits/showRun.ts';
import { useApp, useRun } from '../../engine/AppContext.tsx';
import { failureOf } from '../../engine/failureOf.ts';
import { Badge } from '../../ui/Badge.tsx';
import { cx } from '../../ui/cx.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { formatAgo, formatDuration } from '../format.ts';
import { EndLeftButton } from './EndLeftButton.tsx';
import { ResumeButton } from './ResumeButton.tsx';
import { runLook } from './runLook.ts';
import { formatDate } from '../../messages/language.ts';
import { shownSentence } from '../../messages/shownSentence.ts';
import { t } from '../../messages/t.ts';

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
  const show = (): void => {
    showRun(app, run).catch((failed: unknown) =>
      app.notify({ kind: 'error', message: failureOf(failed).message }),
    );
  };
  const end = run.finishedAt ?? (run.status === 'running' ? now : null);
  const cost = costText(run.cost);
  const began = formatDate(run.startedAt);
  return (
    <tr
      className={cx(
        'group relative h-8 border-b border-border hover:bg-surface-2',
        isShown && 'bg-surface-2',
      )}
    >
      <td className="w-full max-w-0 truncate px-3" title={run.pipelinePath ?? undefined}>
        <button
          type="button"
          aria-current={isShown || undefined}
          title={t('runs.historyRow.showRunCanvas')}
          onClick={show}
          className="max-w-full truncate text-left after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2"
        >
          {run.pipelineName}
        </button>
        {isShown && <span className="ml-2 text-sm text-muted">{t('runs.historyRow.canvas')}</span>}
      </td>
      <td className="pr-3">
        <StatusBadge run={run} />
      </td>
      <td className="pr-3 text-sm whitespace-nowrap text-muted" title={began}>
        {startText(run.startedAt, now)}
      </td>
      <td className="tabular min-w-14 text-right text-sm whitespace-nowrap text-muted">
        {end === null ? '' : formatDuration(end - run.startedAt)}
      </td>
      <td
        className="tabular min-w-20 pl-4 text-right text-sm whitespace-nowrap text-muted"
        title={cost && t('common.costIs', { cost: shownSentence(cost) })}
      >
        {costOf(run)}
      </td>
      <td className="pr-2 pl-2 text-right whitespace-nowrap">
        <Ways run={run} began={began} onDelete={onDelete} />
      </td>
    </tr>
  );
}

function StatusBadge({ run }: Pick<Props, 'run'>): React.JSX.Element {
  const { label, tone } = runLook(run.status);
  if (run.unended > 0)
    return (
      <span title={t('runs.endLeft.mayGoOn', { count: run.unended })}>
        <Badge tone="warning">{t('runs.historyRow.mayGoOn', { label })}</Badge>
      </span>
    );
  return (
    <Badge tone={tone}>{run.isElsewhere ? t('runs.historyRow.elsewhere', { label }) : label}</Badge>
  );
}

/** Seen on the row that is pointed at, and on the one that has the focus. */
const quiet = 'opacity-0 group-focus-within:opacity-100 group-hover:opacity-100';

type WaysProps = Omit<Props, 'now'> & {
  /** When it began, for people. */
  readonly began: string;
};

/** How long ago for a run of this day, else its day and time. */
function startText(moment: number, now: number): string {
  if (new Date(moment).toDateString() === new Date(now).toDateString())
    return formatAgo(moment, now);
  return formatDate(moment, {
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });
}

/** On a row there is no room for more: what is unknown is told by a plus. */
function costOf({ cost: { usd, unknown } }: RunSummary): string {
  if (usd === 0) return unknown === 0 ? '' : t('runs.historyRow.costUnknown');
  return unknown === 0 ? formatUsd(usd) : `${formatUsd(usd)} +`;
}

/** What can be done with a run. The whole row is a button: these lie over it. */
function Ways({ run, began, onDelete }: WaysProps): React.JSX.Element {
  const app = useApp();
  const hasEnded = run.status !== 'interrupted' && isOver(run.status);
  return (
    <span className="relative z-1 inline-flex items-center gap-1">
      {(run.status === 'interrupted' || run.status === 'failed') && <ResumeButton run={run} />}
      {run.unended > 0 && <EndLeftButton run={run} />}
      <IconButton
        size="sm"
        icon={FileClock}
        label={t('runs.historyRow.openPipelineAs', { began })}
        onClick={() => {
          openAsItWas(app, run).catch((failed: unknown) =>
            app.notify({ kind: 'error', message: failureOf(failed).message }),
          );
        }}
        className={quiet}
      />
      {hasEnded ? (
        <IconButton
          size="sm"
          icon={Trash2}
          label={t('runs.historyRow.deleteRun', { began })}
          onClick={onDelete}
          className={quiet}
        />
      ) : (
        <span className="size-6" />
      )}
    </span>
  );
}
