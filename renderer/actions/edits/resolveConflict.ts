import { comparePipelines, describeDifference } from '../../../shared/pipeline/comparePipelines.ts';
import { withoutSecrets } from '../../../shared/pipeline/withoutSecrets.ts';
import type { App } from '../../engine/app.ts';
import { shownSentence } from '../../messages/shownSentence.ts';
import { t } from '../../messages/t.ts';
import { fileNameOf, saveDocument } from './saveDocument.ts';

/** Takes what is in the file in place of what is shown; one undo brings that back. Throws FailureError. */
export async function takeFile(app: App): Promise<void> {
  const { path } = app.document.getState();
  if (path === null) return;
  const { pipeline, revision } = await app.client.pipelines.open({ path });
  app.document.getState().reload({ pipeline, revision });
  app.view.getState().setDisk(null);
}

/** Keeps what is shown: the next save goes over the file, at once where a save brought this up. Throws FailureError. */
export async function keepMine(app: App): Promise<void> {
  const { disk, setDisk } = app.view.getState();
  if (disk?.kind !== 'changed') return;
  app.document.getState().standOver(disk.revision);
  setDisk(null);
  if (disk.wantsSave) await saveDocument(app);
}

/** Shows what is different in the file, and asks which to keep. Throws FailureError. */
export async function showDifference(app: App): Promise<void> {
  const { path, pipeline } = app.document.getState();
  if (path === null) return;
  const { pipeline: inFile } = await app.client.pipelines.open({ path });
  const details = describeDifference(comparePipelines(inFile, withoutSecrets(pipeline))).map(
    shownSentence,
  );
  const choice = await app.ui.getState().confirm({
    title: t('edits.documents.differenceTitle', { file: fileNameOf(path) }),
    message: details.length === 0 ? t('edits.documents.same') : t('edits.documents.differs'),
    details,
    choices: [
      { id: 'file', label: t('edits.documents.reloadFile') },
      { id: 'stay', label: t('edits.documents.decideLater') },
      { id: 'mine', label: t('window.diskBanner.keepMine'), tone: 'primary' },
    ],
  });
  if (choice === 'file') await takeFile(app);
  if (choice === 'mine') await keepMine(app);
}
