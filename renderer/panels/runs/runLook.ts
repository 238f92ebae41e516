import type { RunSummary } from '../../../shared/api/types.ts';
import type { BadgeTone } from '../../ui/Badge.tsx';
import { t } from '../../messages/t.ts';

type RunLook = { readonly label: string; readonly tone: BadgeTone };

const tones: { readonly [S in RunSummary['status']]: BadgeTone } = {
  queued: 'neutral',
  paused: 'warning',
  running: 'accent',
  succeeded: 'success',
  failed: 'danger',
  canceled: 'neutral',
  interrupted: 'warning',
};

/** The look of a run's status. */
export function runLook(status: RunSummary['status']): RunLook {
  return { label: t(`runs.runLook.${status}`), tone: tones[status] };
}
