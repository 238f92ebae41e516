import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import type { FolderEntry } from './EntryList.tsx';

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
      title={`Replace “${entry?.name ?? ''}”?`}
      message="The folder holds a pipeline of this name already. Replacing it overwrites what is in it."
      choices={[
        { id: 'replace', label: 'Replace', tone: 'danger' },
        { id: 'keep', label: 'Cancel' },
      ]}
      onCancel={onKeep}
      onChoose={(id) => {
        if (id === 'replace' && entry !== null) onReplace(entry.path);
        else onKeep();
      }}
    />
  );
}
