import type { PredictionStatus } from '../../../../shared/domain/prediction.ts';
import { Badge, type BadgeTone } from '../../../ui/Badge.tsx';
import { Spinner } from '../../../ui/Spinner.tsx';
import { t } from '../../../messages/t.ts';

type Look = { readonly label: string; readonly tone: BadgeTone; readonly isLive?: boolean };

function looks(): { readonly [S in PredictionStatus]: Look } {
  return {
    starting: { label: t('manage.statusBadge.starting'), tone: 'accent', isLive: true },
    processing: { label: t('manage.statusBadge.running'), tone: 'accent', isLive: true },
    succeeded: { label: t('manage.statusBadge.done'), tone: 'success' },
    failed: { label: t('manage.statusBadge.failed'), tone: 'danger' },
    canceled: { label: t('manage.statusBadge.canceled'), tone: 'neutral' },
    aborted: { label: t('manage.statusBadge.aborted'), tone: 'danger' },
    unknown: { label: t('common.unknown'), tone: 'warning' },
  };
}

/** The status as a person reads it. */
export function statusLabel(status: PredictionStatus): string {
  return looks()[status].label;
}

/** How a prediction or a training stands. */
export function StatusBadge({ status }: { readonly status: PredictionStatus }): React.JSX.Element {
  const { label, tone, isLive = false } = looks()[status];
  return (
    <Badge tone={tone}>
      {isLive && <Spinner size={10} />}
      {label}
    </Badge>
  );
}
