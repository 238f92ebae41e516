import { FolderOpen, FolderX } from 'lucide-react';
import type { UseQueryResult } from '@tanstack/react-query';
import type { FolderListing } from '../../../shared/api/types.ts';
import { failureOf } from '../../engine/failureOf.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { EntryList, type FolderEntry } from './EntryList.tsx';
import { t } from '../../messages/t.ts';

type Props = {
  readonly listing: UseQueryResult<FolderListing>;
  readonly chosen: string | null;
  readonly onChoose: (entry: FolderEntry) => void;
  readonly onEnter: (folder: string) => void;
  readonly onOpen: (entry: FolderEntry) => void;
  readonly takesFocus: boolean;
  /** Goes to where the dialog began. */
  readonly onStart: () => void;
};

/** What is in a folder, or why that cannot be seen. */
export function FolderView({ listing, onStart, ...list }: Props): React.JSX.Element {
  if (listing.isError) {
    return (
      <EmptyState
        tone="danger"
        icon={FolderX}
        title={t('files.folderView.folderCannotShown')}
        hint={failureOf(listing.error).message}
      >
        <Button onClick={onStart}>{t('files.folderView.goStartFolder')}</Button>
      </EmptyState>
    );
  }
  if (listing.data === undefined) {
    return (
      <output aria-label={t('files.folderView.readingFolder')} className="flex flex-col gap-3 p-3">
        {[0, 1, 2, 3, 4].map((row) => (
          <Skeleton key={row} className="h-4 w-2/3" />
        ))}
      </output>
    );
  }
  const entries = listing.data.entries.filter(
    ({ kind, name }) => kind === 'folder' || /\.patchbay$/i.test(name),
  );
  if (entries.length === 0) {
    return (
      <EmptyState
        icon={FolderOpen}
        title={t('files.folderView.noFoldersNo')}
        hint={t('files.folderView.goAnotherFolder')}
      />
    );
  }
  return <EntryList key={listing.data.folder} entries={entries} {...list} />;
}
