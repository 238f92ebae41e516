import type { DeletedRuns } from '../../../shared/api/types.ts';
import type { RunId } from '../../../shared/domain/ids.ts';
import { formatBytes } from '../../panels/format.ts';
import type { App } from '../../engine/app.ts';
import { failureOf } from '../../engine/failureOf.ts';
import { t } from '../../messages/t.ts';

/** These runs, or all that ended so many milliseconds ago. */
export type RunsToDelete = { readonly runIds: readonly [RunId] } | { readonly olderThanMs: number };

/** Asks, with the number and the size of what goes, and deletes. False where nothing was deleted. Throws FailureError. */
export async function deleteRuns(app: App, which: RunsToDelete): Promise<boolean> {
  const { runs } = app.client;
  const choice = 'runIds' in which ? { runIds: [...which.runIds] } : which;
  const size = await runs.delete({ ...choice, dryRun: true });
  if (size.runs === 0) {
    app.notify({ kind: 'info', message: t('edits.deleteRuns.none') });
    return false;
  }
  const answer = await app.ui.getState().confirm({
    title: t('edits.deleteRuns.title', { count: size.runs }),
    message: t('edits.deleteRuns.message'),
    details: sizeDetails(size),
    choices: [
      { id: 'no', label: t('edits.deleteRuns.notNow') },
      { id: 'yes', label: t('common.delete'), tone: 'danger' },
    ],
  });
  if (answer !== 'yes') return false;
  const gone = await runs.delete(choice);
  await forgetShown(app);
  app.notify({
    kind: 'success',
    message: t('edits.deleteRuns.deleted', { count: gone.runs, freed: freed(gone) }),
  });
  const { length: count } = gone.unended;
  if (count > 0) app.notify({ kind: 'info', message: t('edits.deleteRuns.stay', { count }) });
  return true;
}

function sizeDetails(size: DeletedRuns): readonly string[] {
  const { files, bytes, journalBytes, reusableBytes } = size;
  const details = [
    files === 0
      ? t('edits.deleteRuns.noFile')
      : t('edits.deleteRuns.files', { count: files, size: formatBytes(bytes) }),
    t('edits.deleteRuns.journal', { size: formatBytes(journalBytes) }),
  ];
  if (reusableBytes > 0)
    details.push(t('edits.deleteRuns.reusable', { size: formatBytes(reusableBytes) }));
  return details;
}

function freed({ bytes, freedBytes }: DeletedRuns): string {
  const later = bytes - freedBytes;
  const size = formatBytes(freedBytes);
  if (later <= 0) return t('edits.deleteRuns.freed', { size });
  return t('edits.deleteRuns.freedLater', { size, later: formatBytes(later) });
}

/** A run that is gone is not shown on the canvas any more: its files go. */
async function forgetShown(app: App): Promise<void> {
  const { run, activeRunId } = app.run.getState();
  if (run === null || activeRunId !== null) return;
  try {
    await app.client.runs.get({ runId: run.runId });
  } catch (error) {
    if (failureOf(error).kind === 'not-found') app.run.getState().clear();
  }
}
