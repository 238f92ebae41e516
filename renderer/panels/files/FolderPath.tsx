import { ArrowUp, ChevronRight } from 'lucide-react';
import { IconButton } from '../../ui/IconButton.tsx';
import { crumbsOf } from './paths.ts';
import { t } from '../../messages/t.ts';

type Props = {
  readonly folder: string;
  readonly parent: string | null;
  readonly onGo: (folder: string) => void;
};

/** Where the dialog is, as a row of folders to go to. */
export function FolderPath({ folder, parent, onGo }: Props): React.JSX.Element {
  const crumbs = crumbsOf(folder);
  return (
    <nav
      aria-label={t('files.folderPath.folder')}
      className="flex h-9 shrink-0 items-center gap-1 border-b border-border px-1"
    >
      <IconButton
        label={t('files.folderPath.folderAbove')}
        icon={ArrowUp}
        size="sm"
        shortcut="Alt+ArrowUp"
        disabled={parent === null}
        onClick={() => parent !== null && onGo(parent)}
      />
      <ol className="flex min-w-0 flex-1 items-center justify-end overflow-hidden [direction:ltr]">
        {crumbs.map((crumb, index) => (
          <li key={crumb.path} className="flex min-w-0 shrink items-center last:shrink-0">
            {index > 1 && <ChevronRight aria-hidden size={12} className="shrink-0 text-muted" />}
            <button
              type="button"
              aria-current={index === crumbs.length - 1 ? 'location' : undefined}
              onClick={() => onGo(crumb.path)}
              className="chrome max-w-40 truncate rounded-sm px-1.5 text-sm text-muted hover:bg-surface-2 hover:text-text focus-visible:-outline-offset-2 aria-[current=location]:font-medium aria-[current=location]:text-text"
            >
              {crumb.label}
            </button>
          </li>
        ))}
        <li aria-hidden className="flex-1" />
      </ol>
    </nav>
  );
}
