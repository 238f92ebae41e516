import type { ReactNode } from 'react';
import type { RunState } from '../../shared/run/reduceRun.ts';
import { useRun } from '../engine/AppContext.tsx';
import { formatPlural } from '../panels/format.ts';

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
      return 'The run waits in the queue.';
    case 'paused':
      return `The run is paused. ${run.paused?.because ?? ''}`;
    case 'running':
      return 'The run has started.';
    case 'succeeded':
      return 'The run is done.';
    case 'failed':
      return `The run is over: ${formatPlural(failed, 'node')} failed.`;
    case 'canceled':
      return 'The run was canceled.';
  }
}
