import { useState } from 'react';
import { openExample } from '../../actions/openExample.ts';
import { useAction } from '../../actions/useAction.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { FolderBrowser } from './FolderBrowser.tsx';
import { RecentList } from './RecentList.tsx';
import { useFolder } from './useFolder.ts';
import { t } from '../../messages/t.ts';

/** Asks which pipeline to open: from a folder, the recent ones, or the examples. */
export function OpenDialog({
  onAnswer,
}: {
  readonly onAnswer: (path: string | null) => void;
}): React.JSX.Element {
  const examples = useAction(openExample);
  const { listing, goTo } = useFolder();
  const [chosen, setChosen] = useState<string | null>(null);
  return (
    <Dialog
      open
      onClose={() => onAnswer(null)}
      title={t('files.openDialog.openPipeline')}
      width="lg"
      footer={
        <>
          <Button kind="ghost" className="mr-auto" onClick={examples.perform}>
            {t('files.openDialog.openExample')}
          </Button>
          <Button onClick={() => onAnswer(null)}>{t('common.cancel')}</Button>
          <Button kind="primary" onClick={() => onAnswer(chosen)} disabled={chosen === null}>
            {t('common.open')}
          </Button>
        </>
      }
    >
      <FolderBrowser
        listing={listing}
        chosen={chosen}
        takesFocus
        onGo={(folder) => {
          setChosen(null);
          goTo(folder);
        }}
        onChoose={(entry) => setChosen(entry.path)}
        onOpen={(entry) => onAnswer(entry.path)}
      >
        <RecentList onOpen={onAnswer} />
      </FolderBrowser>
    </Dialog>
  );
}
