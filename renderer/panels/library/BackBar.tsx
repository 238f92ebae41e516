import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { useFocusLater } from '../../ui/useFocusLater.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { useLibrary } from './LibraryContext.tsx';

type Props = { readonly title: string; readonly children?: ReactNode };

/** The bar over a place in the library: the way back, and what it is. Takes the focus when it appears. */
export function BackBar({ title, children }: Props): React.JSX.Element {
  const { back } = useLibrary();
  const button = useFocusLater<HTMLButtonElement>(true);
  return (
    <header className="chrome flex h-10 shrink-0 items-center gap-1 border-b border-border px-1.5">
      <IconButton ref={button} label="Back" icon={ArrowLeft} shortcut="Escape" onClick={back} />
      <h2 className="min-w-0 flex-1 truncate font-medium">{title}</h2>
      {children}
    </header>
  );
}
