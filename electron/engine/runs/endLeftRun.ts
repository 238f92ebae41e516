import { isUnended } from '../../../shared/domain/failure.ts';
import type { RunId } from '../../../shared/domain/ids.ts';
import { parseTaskKey } from '../../../shared/run/events.ts';
import type { Journal } from '../store/journal.ts';
import type { RunIndex } from '../store/runIndex.ts';
import { cancelBegun, type EndBegunOptions } from './endBegun.ts';
import type { EndLater } from './endLater.ts';
import type { EventBus } from './eventBus.ts';
import { isLeft, loadProgress, type Earlier } from './runProgress.ts';

export type LeftRunOptions = EndBegunOptions & {
  readonly bus: EventBus;
  readonly index: RunIndex;
  readonly journal: Journal;
  readonly endLater: Pick<EndLater, 'note'>;
};

/** How a run stands that nobody works on and that may have left something at its providers. */
export type LeftStatus = 'paused' | 'interrupted' | 'failed';

/**
 * Ends a run that nobody works on as canceled: one that waits in the queue, one at rest, one whose engine ended before
 * it did, and one that failed where something of it may still go on. What it has left at its providers is canceled there
 * first. False where it is none of them, or another engine has it. Killed meanwhile, it is ended at the next start, and
 * so it is where the journal takes no end: then it throws.
 */
export async function endLeftRun(
  options: LeftRunOptions,
  runId: RunId,
  from: readonly LeftStatus[],
): Promise<boolean> {
  const { bus, index, journal, money } = options;
  const { status, pipeline } = index.get(runId) ?? {};
  if (status === 'failed' && (await leftOf(journal, runId)).length === 0) return false;
  const isOurs = index.claim(runId, ['queued'], 'queued') || index.claim(runId, from, 'paused');
  if (!isOurs || pipeline === undefined) return false;
  index.setCanceling(runId, true);
  await Promise.all(
    (await leftOf(journal, runId)).map(async ([key, earlier]) => {
      const failure = await cancelBegun(options, { runId, key, pipeline, earlier });
      if (isUnended(failure)) options.endLater.note(runId, key);
      bus.publish(runId, { type: 'task.failed', failure, ...parseTaskKey(key) });
    }),
  );
  bus.publish(runId, { type: 'run.finished', outcome: 'canceled' });
  const unwritten = bus.end(runId);
  if (unwritten !== undefined) throw unwritten;
  money.ledger.endRun(runId);
  return true;
}

/** What tasks have begun at a provider and nobody has seen to its end, by task key. */
async function leftOf(
  journal: Journal,
  runId: RunId,
): Promise<readonly (readonly [string, Earlier])[]> {
  const { begun, finished } = await loadProgress(journal, runId);
  return [...begun].filter(([key, earlier]) => isLeft(earlier) && !finished.has(key));
}
