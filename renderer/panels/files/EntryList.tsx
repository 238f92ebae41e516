import { FileText, Folder } from 'lucide-react';
import type { FolderListing } from '../../../shared/api/types.ts';
import { cx } from '../../ui/cx.ts';
import { useFocusLater } from '../../ui/useFocusLater.ts';
import { formatAgo, formatBytes } from '../format.ts';
import { useNow } from '../useNow.ts';
import { moveFocus } from './moveFocus.ts';
import { t } from '../../messages/t.ts';

export type FolderEntry = FolderListing['entries'][number];

type Props = {
  readonly entries: readonly FolderEntry[];
  /** The path of the chosen file. */
  readonly chosen: string | null;
  /** A click on a file; a click on a folder enters it. */
  readonly onChoose: (entry: FolderEntry) => void;
  readonly onEnter: (folder: string) => void;
  /** A double click or Enter on a file. */
  readonly onOpen: (entry: FolderEntry) => void;
  /** Puts the focus on the first entry when the list appears. */
  readonly takesFocus: boolean;
};

/** Folders and pipelines. Arrows, Home and End move; Enter enters or opens. */
export function EntryList({
  entries,
  chosen,
  onChoose,
  onEnter,
  onOpen,
  takesFocus,
}: Props): React.JSX.Element {
  const now = useNow(false);
  const first = useFocusLater<HTMLButtonElement>(takesFocus);
  return (
    <ul aria-label={t('files.entryList.foldersPipelines')} className="flex flex-col p-1">
      {entries.map((entry, index) => (
        <li key={entry.path}>
          <button
            type="button"
            ref={index === 0 ? first : undefined}
            aria-current={entry.path === chosen || undefined}
            onClick={() => (entry.kind === 'folder' ? onEnter(entry.path) : onChoose(entry))}
            onDoubleClick={() => entry.kind === 'file' && onOpen(entry)}
            onKeyDown={(event) => {
              moveFocus(event);
              if (event.key !== 'Enter' || entry.kind === 'folder') return;
              event.preventDefault();
              onOpen(entry);
            }}
            className={cx(
              'chrome flex h-8 w-full items-center gap-2 rounded-md px-2 text-left hover:bg-surface-2 focus-visible:-outline-offset-2',
              entry.path === chosen && 'bg-accent-soft hover:bg-accent-soft',
            )}
          >
            {entry.kind === 'folder' ? (
              <Folder aria-hidden size={16} className="shrink-0 text-muted" />
            ) : (
              <FileText aria-hidden size={16} className="shrink-0 text-accent" />
            )}
            <span className="min-w-0 flex-1 truncate">{entry.name}</span>
            {entry.kind === 'file' && (
              <span className="tabular w-16 shrink-0 text-right text-sm text-muted">
                {formatBytes(entry.size)}
              </span>
            )}
            <span className="tabular w-24 shrink-0 text-right text-sm text-muted">
              {formatAgo(entry.modifiedAt, now)}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
