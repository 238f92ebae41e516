import type { ReactNode } from 'react';
import type { RunState } from '../../shared/run/reduceRun.ts';
import { useRun } from '../engine/AppContext.tsx';
import { t } from '../messages/t.ts';

/** Tells people who do not see the canvas how the run goes. */
export function RunAnnouncer(): ReactNode {
  const text = useRun((state) => announcement(state.run));
  return (
    <p role="status" className="sr-only">
      {text}
    </p>
  );
}

function announcement(run: RunState | null): string {
  if (run === null) return '';
  const failed = Object.values(run.nodes).filter((node) => node.status === 'failed').length;
  switch (run.status) {
    case 'queued':
      return t('canvas.run.queued');
    case 'paused':
      return t('canvas.run.paused', { because: run.paused?.because ?? '' });
    case 'running':
      return t('canvas.run.running');
    case 'succeeded':
      return t('canvas.run.succeeded');
    case 'failed':
      return t('canvas.run.failed', { count: failed });
    case 'canceled':
      return t('canvas.run.canceled');
  }
}
