import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { useUi } from '../../engine/AppContext.tsx';
import { Button } from '../../ui/Button.tsx';
import { useFocusLater } from '../../ui/useFocusLater.ts';
import { useLibrary } from './LibraryContext.tsx';
import { t } from '../../messages/t.ts';

/** The bar over a place in the library: the way back, and where it leads. Takes the focus when it appears. */
export function BackBar({ children }: { readonly children?: ReactNode }): React.JSX.Element {
  const { back } = useLibrary();
  const parent = useUi(({ library }) => library.path.at(-2)?.name ?? t('common.library'));
  const button = useFocusLater<HTMLButtonElement>(true);
  return (
    <div className="chrome flex h-10 shrink-0 items-center justify-between gap-1 border-b border-border px-1.5">
      <Button
        ref={button}
        kind="ghost"
        icon={ArrowLeft}
        aria-label={t('library.backBar.back', { parent })}
        aria-keyshortcuts="Escape"
        className="min-w-0 shrink text-muted not-aria-disabled:hover:text-text"
        onClick={back}
      >
        <span className="truncate">{parent}</span>
      </Button>
      <div className="flex shrink-0 items-center">{children}</div>
    </div>
  );
}
