import { isTerminal, type PredictionStatus } from '../../../../shared/domain/prediction.ts';
import { formatDuration } from '../../format.ts';
import type { Column } from './columns.ts';
import { runTime, type Timed } from './moment.ts';
import { StatusBadge, statusLabel } from './StatusBadge.tsx';
import { When } from './When.tsx';

/** What the lists of predictions and of trainings show alike. */
type Work = Timed & { readonly status: PredictionStatus; readonly createdAt: string | null };

/** How it stands. */
export const statusColumn: Column<Work> = {
  id: 'status',
  title: 'Status',
  text: ({ status }) => statusLabel(status),
  cell: ({ status }) => <StatusBadge status={status} />,
  className: 'w-28',
};

/** When it was made. */
export const createdColumn: Column<Work> = {
  id: 'created',
  title: 'Created',
  text: ({ createdAt }) => createdAt ?? '',
  cell: ({ createdAt }) => <When at={createdAt} />,
  className: 'w-28 text-muted',
};

/** How long it took; empty while it goes on. */
export const timeColumn: Column<Work> = {
  id: 'time',
  title: 'Time',
  text: timeOf,
  sortBy: (work) => runTime(work, Date.now()),
  className: 'w-20 tabular text-muted @max-md:hidden',
};

function timeOf(work: Work): string {
  const time = isTerminal(work.status) ? runTime(work, Date.now()) : null;
  return time === null ? '' : formatDuration(time);
}
