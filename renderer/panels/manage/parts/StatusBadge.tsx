import type { PredictionStatus } from '../../../../shared/domain/prediction.ts';
import { Badge, type BadgeTone } from '../../../ui/Badge.tsx';
import { Spinner } from '../../../ui/Spinner.tsx';

type Look = { readonly label: string; readonly tone: BadgeTone; readonly isLive?: boolean };

const looks: { readonly [S in PredictionStatus]: Look } = {
  starting: { label: 'Starting', tone: 'accent', isLive: true },
  processing: { label: 'Running', tone: 'accent', isLive: true },
  succeeded: { label: 'Done', tone: 'success' },
  failed: { label: 'Failed', tone: 'danger' },
  canceled: { label: 'Canceled', tone: 'neutral' },
  aborted: { label: 'Aborted', tone: 'danger' },
  unknown: { label: 'Unknown', tone: 'warning' },
};

/** The status as a person reads it. */
export function statusLabel(status: PredictionStatus): string {
  return looks[status].label;
}

/** How a prediction or a training stands. */
export function StatusBadge({ status }: { readonly status: PredictionStatus }): React.JSX.Element {
  const { label, tone, isLive = false } = looks[status];
  return (
    <Badge tone={tone}>
      {isLive && <Spinner size={10} />}
      {label}
    </Badge>
  );
}
