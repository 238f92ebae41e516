import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import type { FolderEntry } from './EntryList.tsx';
import { FolderBrowser } from './FolderBrowser.tsx';
import { OverwriteQuestion } from './OverwriteQuestion.tsx';
import { joinPath, nameFault, toPipelineFileName } from './paths.ts';
import { SaveName } from './SaveName.tsx';
import { useFolder } from './useFolder.ts';
import { t } from '../../messages/t.ts';

type Props = { readonly suggestedName: string; readonly onAnswer: (path: string | null) => void };

/** Asks under which name and in which folder to save. A name that is taken is asked about. */
export function SaveDialog({ suggestedName, onAnswer }: Props): React.JSX.Element {
  const { listing, hasMoved, goTo } = useFolder();
  const [name, setName] = useState(suggestedName);
  const [taken, setTaken] = useState<FolderEntry | null>(null);
  const fault = nameFault(name);
  const here = listing.data;
  const fileName = toPipelineFileName(name);
  const standing = here?.entries.find(
    (entry) => entry.name.toLowerCase() === fileName.toLowerCase(),
  );
  const folderFault = standing?.kind === 'folder' ? t('files.saveDialog.folderHasName') : undefined;
  const save = (): void => {
    if (here === undefined || fault !== undefined || folderFault !== undefined) return;
    if (standing === undefined) onAnswer(joinPath(here.folder, fileName));
    else setTaken(standing);
  };
  return (
    <Dialog
      open
      onClose={() => onAnswer(null)}
      title={t('files.saveDialog.savePipeline')}
      width="lg"
      footer={
        <>
          <Button onClick={() => onAnswer(null)}>{t('common.cancel')}</Button>
          <Button
            kind="primary"
            onClick={save}
            disabled={here === undefined || (fault ?? folderFault) !== undefined}
          >
            {t('common.save')}
          </Button>
        </>
      }
    >
      <SaveName name={name} fault={fault ?? folderFault} onChange={setName} onSubmit={save} />
      <FolderBrowser
        listing={listing}
        chosen={standing?.path ?? null}
        takesFocus={hasMoved}
        onGo={goTo}
        onChoose={(entry) => setName(entry.name)}
        onOpen={setTaken}
      />
      <OverwriteQuestion entry={taken} onReplace={onAnswer} onKeep={() => setTaken(null)} />
    </Dialog>
  );
}
