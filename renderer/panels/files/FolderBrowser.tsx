import type { UseQueryResult } from '@tanstack/react-query';
import type { FolderListing } from '../../../shared/api/types.ts';
import type { FolderEntry } from './EntryList.tsx';
import { FolderPath } from './FolderPath.tsx';
import { FolderView } from './FolderView.tsx';

type Props = {
  readonly listing: UseQueryResult<FolderListing>;
  readonly chosen: string | null;
  readonly takesFocus: boolean;
  readonly onGo: (folder: string | undefined) => void;
  readonly onChoose: (entry: FolderEntry) => void;
  readonly onOpen: (entry: FolderEntry) => void;
  /** Stands left of the folder. */
  readonly children?: React.ReactNode;
};

/** A folder's path and content. Alt with the up arrow, or Backspace, goes to the folder above. */
export function FolderBrowser({
  listing,
  chosen,
  takesFocus,
  onGo,
  onChoose,
  onOpen,
  children,
}: Props): React.JSX.Element {
  const parent = listing.data?.parent ?? null;
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- A shortcut of all the buttons inside.
    <div
      className="flex h-[min(400px,50vh)] min-h-0 shrink-0 overflow-hidden rounded-lg border border-border"
      onKeyDown={(event) => {
        const goesUp = event.key === 'Backspace' || (event.altKey && event.key === 'ArrowUp');
        if (goesUp && parent !== null) onGo(parent);
      }}
    >
      {children}
      <div className="flex min-w-0 flex-1 flex-col">
        {listing.data !== undefined && (
          <FolderPath folder={listing.data.folder} parent={parent} onGo={onGo} />
        )}
        <div className="min-h-0 flex-1 overflow-y-auto">
          <FolderView
            listing={listing}
            chosen={chosen}
            takesFocus={takesFocus}
            onChoose={onChoose}
            onEnter={onGo}
            onOpen={onOpen}
            onStart={() => onGo(undefined)}
          />
        </div>
      </div>
    </div>
  );
}
