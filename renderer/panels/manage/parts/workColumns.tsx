import { isTerminal, type PredictionStatus } from '../../../../shared/domain/prediction.ts';
import { formatDuration } from '../../format.ts';
import type { Column } from './columns.ts';
import { runTime, type Timed } from './moment.ts';
import { StatusBadge, statusLabel } from './StatusBadge.tsx';
import { When } from './When.tsx';
import { t } from '../../../messages/t.ts';

/** What the lists of predictions and of trainings show alike. */
type Work = Timed & { readonly status: PredictionStatus; readonly createdAt: string | null };

/** How it stands. */
export function statusColumn(): Column<Work> {
  return {
    id: 'status',
    title: t('common.status'),
    text: ({ status }) => statusLabel(status),
    cell: ({ status }) => <StatusBadge status={status} />,
    className: 'w-28',
  };
}

/** When it was made. */
export function createdColumn(): Column<Work> {
  return {
    id: 'created',
    title: t('common.created'),
    text: ({ createdAt }) => createdAt ?? '',
    cell: ({ createdAt }) => <When at={createdAt} />,
    className: 'w-28 text-muted',
  };
}

/** How long it took; empty while it goes on. */
export function timeColumn(): Column<Work> {
  return {
    id: 'time',
    title: t('common.time'),
    text: timeOf,
    sortBy: (work) => runTime(work, Date.now()),
    className: 'w-20 tabular text-muted @max-md:hidden',
  };
}

function timeOf(work: Work): string {
  const time = isTerminal(work.status) ? runTime(work, Date.now()) : null;
  return time === null ? '' : formatDuration(time);
}
