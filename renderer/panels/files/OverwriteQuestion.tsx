import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import type { FolderEntry } from './EntryList.tsx';
import { t } from '../../messages/t.ts';

type Props = {
  /** The file that would be written over; null while nothing is asked. */
  readonly entry: FolderEntry | null;
  readonly onReplace: (path: string) => void;
  readonly onKeep: () => void;
};

/** Asks before a pipeline is saved over another one. */
export function OverwriteQuestion({ entry, onReplace, onKeep }: Props): React.JSX.Element {
  return (
    <ConfirmDialog
      open={entry !== null}
      title={t('files.overwriteQuestion.replace', { name: entry?.name ?? '' })}
      message={t('files.overwriteQuestion.folderHoldsPipeline')}
      choices={[
        { id: 'replace', label: t('common.replace'), tone: 'danger' },
        { id: 'keep', label: t('common.cancel') },
      ]}
      onCancel={onKeep}
      onChoose={(id) => {
        if (id === 'replace' && entry !== null) onReplace(entry.path);
        else onKeep();
      }}
    />
  );
}
