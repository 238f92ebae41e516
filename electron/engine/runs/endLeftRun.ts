import { canceled, canceledHere } from '../../../shared/domain/failure.ts';
import type { RunId } from '../../../shared/domain/ids.ts';
import { parseTaskKey } from '../../../shared/run/events.ts';
import type { Journal } from '../store/journal.ts';
import type { RunIndex } from '../store/runIndex.ts';
import { endBegun, type EndBegunOptions } from './endBegun.ts';
import type { EndLater } from './endLater.ts';
import type { EventBus } from './eventBus.ts';
import { loadProgress } from './runProgress.ts';

export type LeftRunOptions = EndBegunOptions & {
  readonly bus: EventBus;
  readonly index: RunIndex;
  readonly journal: Journal;
  readonly endLater: Pick<EndLater, 'note'>;
};

/**
 * Ends a run that nobody works on as canceled: one that waits in the queue, one at rest, and one whose engine ended
 * before it did. What it has left at its providers is canceled there first. False where it is none of them, or another
 * engine has it. Killed meanwhile, it is a paused run with work under way, and so it is where the journal takes no end:
 * then it throws.
 */
export async function endLeftRun(
  options: LeftRunOptions,
  runId: RunId,
  from: readonly ('paused' | 'interrupted')[],
): Promise<boolean> {
  const { bus, index, journal, money } = options;
  const isOurs = index.claim(runId, ['queued'], 'queued') || index.claim(runId, from, 'paused');
  const pipeline = index.get(runId)?.pipeline;
  if (!isOurs || pipeline === undefined) return false;
  const { begun, finished } = await loadProgress(journal, runId);
  const left = [...begun].filter(
    ([key, { wasCanceled }]) => wasCanceled !== true && !finished.has(key),
  );
  await Promise.all(
    left.map(async ([key, earlier]) => {
      const problem = await endBegun(options, { runId, key, pipeline, earlier });
      const { failure } = problem === undefined ? canceled() : canceledHere(problem);
      if (problem !== undefined) options.endLater.note(runId, key);
      bus.publish(runId, { type: 'task.failed', failure, ...parseTaskKey(key) });
    }),
  );
  bus.publish(runId, { type: 'run.finished', outcome: 'canceled' });
  const unwritten = bus.end(runId);
  if (unwritten !== undefined) throw unwritten;
  money.ledger.endRun(runId);
  return true;
}
