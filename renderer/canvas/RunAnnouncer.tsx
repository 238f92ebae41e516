import { useMemo, type ReactNode } from 'react';
import { pathKey } from '../../shared/graph/mapping.ts';
import { begunIn, endedIn, type NodeRunState } from '../../shared/run/nodeRun.ts';
import type { RunState } from '../../shared/run/reduceRun.ts';
import { useRun } from '../engine/AppContext.tsx';
import { refusalText } from '../../shared/run/paused.ts';
import { say } from '../../shared/sentences/say.ts';
import { shownSentence } from '../messages/shownSentence.ts';
import { t } from '../messages/t.ts';

/** Of a run of shorter lists only the begin and the end are told. */
const manyItems = 20;

/** Tells people who do not see the canvas how the run goes: its begin, its quarters if it is long, its end; a failure at once, and once. */
export function RunAnnouncer(): ReactNode {
  const status = useRun(({ run }) => run?.status);
  const paused = useRun(({ run }) => run?.paused ?? null);
  const isPast = useRun((state) => state.isPast);
  // They are another object only where one of them is: the progress of a task is not looked through for news.
  const nodes = useRun(({ run }) => run?.nodes ?? noNodes);
  const { failed, percent } = useMemo(() => lookThrough(nodes), [nodes]);
  const text = announcement({ status, because: pausedText(paused), failed, percent });
  const failure = !isPast && failed > 0 ? t('canvas.run.nodeFailed') : '';
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

/** Told anew from what the limit was, as a journal of an older version has it in English alone. */
function pausedText(paused: RunState['paused']): string {
  if (paused === null) return '';
  return shownSentence(paused.why === 'user' ? say('pauses.byHand') : refusalText(paused.refusal));
}

const noNodes: RunState['nodes'] = {};

type Seen = {
  readonly failed: number;
  /** How much is done, in quarters of 100; 0 in a run of short lists. */
  readonly percent: number;
};

type Told = Seen & {
  readonly status: RunState['status'] | undefined;
  readonly because: string;
};

/** Four sentences at most, however many items there are. */
function announcement({ status, because, failed, percent }: Told): string {
  switch (status) {
    case undefined:
      return '';
    case 'queued':
      return t('canvas.run.queued');
    case 'paused':
      return t('canvas.run.paused', { because });
    case 'running':
      return percent === 0 ? t('canvas.run.running') : t('canvas.run.progress', { percent });
    case 'succeeded':
      return t('canvas.run.succeeded');
    case 'failed':
      return t('canvas.run.failed', { count: failed });
    case 'canceled':
      return t('canvas.run.canceled');
  }
}

/** What has not begun is taken for as long as the longest list. */
function lookThrough(nodes: RunState['nodes']): Seen {
  const all = Object.values(nodes);
  const failed = all.filter(({ status }) => status === 'failed').length;
  const most = Math.max(1, ...all.map(lengthOf));
  const total = all.reduce(
    (sum, node) => sum + (node.status === 'waiting' ? most : lengthOf(node)),
    0,
  );
  const ended = all.reduce((sum, { counts }) => sum + endedIn(counts), 0);
  const quarter = Math.min(3, Math.floor((4 * ended) / total));
  return { failed, percent: most < manyItems ? 0 : 25 * quarter };
}

function lengthOf({ lengths, counts }: NodeRunState): number {
  return Math.max(lengths[pathKey([])] ?? 1, begunIn(counts));
}
