import type { RunSummary } from '../../../shared/api/types.ts';
import type { BadgeTone } from '../../ui/Badge.tsx';

type RunLook = { readonly label: string; readonly tone: BadgeTone };

const looks: { readonly [S in RunSummary['status']]: RunLook } = {
  queued: { label: 'Queued', tone: 'neutral' },
  paused: { label: 'Paused', tone: 'warning' },
  running: { label: 'Running', tone: 'accent' },
  succeeded: { label: 'Done', tone: 'success' },
  failed: { label: 'Failed', tone: 'danger' },
  canceled: { label: 'Canceled', tone: 'neutral' },
  interrupted: { label: 'Interrupted', tone: 'warning' },
};

/** The look of a run's status. */
export function runLook(status: RunSummary['status']): RunLook {
  return looks[status];
}
