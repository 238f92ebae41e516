import { setImmediate as turn } from 'node:timers/promises';
import type { RunId } from '../../../shared/domain/ids.ts';
import type { RunEvent } from '../../../shared/run/events.ts';
import type { Journal } from './journal.ts';

/** Events that are read at once: a few milliseconds. */
const pageLength = 1_000;

/** The events of a run with `seq > afterSeq` that are in the journal now; between pages everything else has its turn. */
export async function* readPages(
  journal: Pick<Journal, 'read'>,
  runId: RunId,
  afterSeq = 0,
): AsyncGenerator<readonly RunEvent[], void> {
  for (let seq = afterSeq; ;) {
    const page = journal.read(runId, seq, pageLength);
    if (page.length > 0) yield page;
    if (page.length < pageLength) return;
    seq = page.at(-1)?.seq ?? seq;
    await turn();
  }
}
