import type { RunSummary } from '../../../shared/api/types.ts';
import type { BadgeTone } from '../../ui/Badge.tsx';
import { t } from '../../messages/t.ts';

type RunLook = { readonly label: string; readonly tone: BadgeTone };

function looks(): { readonly [S in RunSummary['status']]: RunLook } {
  return {
    queued: { label: t('runs.runLook.queued'), tone: 'neutral' },
    paused: { label: t('runs.runLook.paused'), tone: 'warning' },
    running: { label: t('runs.runLook.running'), tone: 'accent' },
    succeeded: { label: t('runs.runLook.done'), tone: 'success' },
    failed: { label: t('runs.runLook.failed'), tone: 'danger' },
    canceled: { label: t('runs.runLook.canceled'), tone: 'neutral' },
    interrupted: { label: t('runs.runLook.interrupted'), tone: 'warning' },
  };
}

/** The look of a run's status. */
export function runLook(status: RunSummary['status']): RunLook {
  return looks()[status];
}
