import type { ReactNode } from 'react';
import { pathKey } from '../../shared/graph/mapping.ts';
import { begunIn, endedIn, type NodeRunState } from '../../shared/run/nodeRun.ts';
import type { RunState } from '../../shared/run/reduceRun.ts';
import { useRun } from '../engine/AppContext.tsx';
import { t } from '../messages/t.ts';

/** Of a run of shorter lists only the begin and the end are told. */
const manyItems = 20;

/** Tells people who do not see the canvas how the run goes: its begin, its quarters if it is long, its end; a failure at once, and once. */
export function RunAnnouncer(): ReactNode {
  const text = useRun(({ run }) => announcement(run));
  const failure = useRun(({ run, isPast }) =>
    run !== null && !isPast && countFailed(run) > 0 ? t('canvas.run.nodeFailed') : '',
  );
  return (
    <>
      <p role="status" className="sr-only">
        {text}
      </p>
      <p role="alert" className="sr-only">
        {failure}
      </p>
    </>
  );
}

function announcement(run: RunState | null): string {
  if (run === null) return '';
  switch (run.status) {
    case 'queued':
      return t('canvas.run.queued');
    case 'paused':
      return t('canvas.run.paused', { because: run.paused?.because ?? '' });
    case 'running':
      return progress(run);
    case 'succeeded':
      return t('canvas.run.succeeded');
    case 'failed':
      return t('canvas.run.failed', { count: countFailed(run) });
    case 'canceled':
      return t('canvas.run.canceled');
  }
}

function countFailed({ nodes }: RunState): number {
  return Object.values(nodes).filter(({ status }) => status === 'failed').length;
}

/** Four sentences at most, however many items there are. What has not begun is taken for as long as the longest list. */
function progress({ nodes }: RunState): string {
  const all = Object.values(nodes);
  const most = Math.max(1, ...all.map(lengthOf));
  const total = all.reduce(
    (sum, node) => sum + (node.status === 'waiting' ? most : lengthOf(node)),
    0,
  );
  const ended = all.reduce((sum, { counts }) => sum + endedIn(counts), 0);
  const quarter = Math.min(3, Math.floor((4 * ended) / total));
  return most < manyItems || quarter === 0
    ? t('canvas.run.running')
    : t('canvas.run.progress', { percent: 25 * quarter });
}

function lengthOf({ lengths, counts }: NodeRunState): number {
  return Math.max(lengths[pathKey([])] ?? 1, begunIn(counts));
}
