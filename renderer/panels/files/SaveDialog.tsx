import { useState } from 'react';
import type { FolderListing } from '../../../shared/api/types.ts';
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
  const standingIn = (folder: FolderListing | undefined): FolderEntry | undefined =>
    folder?.entries.find((entry) => entry.name.toLowerCase() === fileName.toLowerCase());
  const standing = standingIn(here);
  const folderFault = standing?.kind === 'folder' ? t('files.saveDialog.folderHasName') : undefined;
  const save = async (): Promise<void> => {
    // A name is typed sooner than a slow disk is read. Where the dialog is closed meanwhile, nothing comes.
    const folder = here ?? (await listing.refetch({ cancelRefetch: false })).data;
    const there = standingIn(folder);
    if (folder === undefined || fault !== undefined || there?.kind === 'folder') return;
    if (there === undefined) onAnswer(joinPath(folder.folder, fileName));
    else setTaken(there);
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
            onClick={() => void save()}
            disabled={here === undefined || (fault ?? folderFault) !== undefined}
          >
            {t('common.save')}
          </Button>
        </>
      }
    >
      <SaveName
        name={name}
        fault={fault ?? folderFault}
        onChange={setName}
        onSubmit={() => void save()}
      />
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
