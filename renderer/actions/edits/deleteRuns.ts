import type { DeletedRuns } from '../../../shared/api/types.ts';
import type { RunId } from '../../../shared/domain/ids.ts';
import { formatBytes, formatPlural } from '../../panels/format.ts';
import type { App } from '../../engine/app.ts';
import { failureOf } from '../../engine/failureOf.ts';

/** These runs, or all that ended so many milliseconds ago. */
export type RunsToDelete = { readonly runIds: readonly [RunId] } | { readonly olderThanMs: number };

/** Asks, with the number and the size of what goes, and deletes. False where nothing was deleted. Throws FailureError. */
export async function deleteRuns(app: App, which: RunsToDelete): Promise<boolean> {
  const { runs } = app.client;
  const choice = 'runIds' in which ? { runIds: [...which.runIds] } : which;
  const size = await runs.delete({ ...choice, dryRun: true });
  if (size.runs === 0) {
    app.notify({ kind: 'info', message: 'No run has ended so long ago: nothing was deleted.' });
    return false;
  }
  const answer = await app.ui.getState().confirm({
    title: `Delete ${formatPlural(size.runs, 'run')}?`,
    message: 'This cannot be undone. What was spent stays counted.',
    details: sizeDetails(size),
    choices: [
      { id: 'no', label: 'Not now' },
      { id: 'yes', label: 'Delete', tone: 'danger' },
    ],
  });
  if (answer !== 'yes') return false;
  const gone = await runs.delete(choice);
  await forgetShown(app);
  app.notify({
    kind: 'success',
    message: `${formatPlural(gone.runs, 'run')} deleted. ${freed(gone)}`,
  });
  return true;
}

function sizeDetails(size: DeletedRuns): readonly string[] {
  const { files, bytes, journalBytes, reusableBytes } = size;
  const details = [
    files === 0
      ? 'No file goes: others need them, or there are none.'
      : `${formatPlural(files, 'file')} that nothing else needs, ${formatBytes(bytes)}.`,
    `${formatBytes(journalBytes)} of the journal, free for the next runs.`,
  ];
  if (reusableBytes > 0)
    details.push(`${formatBytes(reusableBytes)} of results stay, to be used again.`);
  return details;
}

function freed({ bytes, freedBytes }: DeletedRuns): string {
  const later = bytes - freedBytes;
  if (later <= 0) return `${formatBytes(freedBytes)} of files are freed.`;
  return `${formatBytes(freedBytes)} of files are freed, ${formatBytes(later)} within the hour.`;
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
