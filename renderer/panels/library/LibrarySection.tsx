import { ChevronRight } from 'lucide-react';
import { useId, useState, type ReactNode } from 'react';
import { cx } from '../../ui/cx.ts';

type Props = {
  readonly title: string;
  /** A small number after the title; nothing at 0. */
  readonly count?: number;
  /** Called anew when the part is opened, so that what is folded away asks for nothing. */
  readonly children: () => ReactNode;
};

/** A part of the library that folds away. Its rows reach from edge to edge. */
export function LibrarySection({ title, count = 0, children }: Props): React.JSX.Element {
  const [isOpen, setOpen] = useState(true);
  const id = useId();
  return (
    <section aria-labelledby={id} className="pb-2">
      <h3 id={id} className="chrome sticky top-0 z-10 bg-surface">
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
          className="flex h-7 w-full items-center gap-1 px-2 text-sm font-medium text-muted hover:text-text focus-visible:outline-offset-[-2px]"
        >
          <ChevronRight
            aria-hidden
            size={12}
            className={cx('transition-transform', isOpen && 'rotate-90')}
          />
          {title}
          {count > 0 && <span className="tabular ml-1 text-xs font-normal">{count}</span>}
        </button>
      </h3>
      {isOpen && children()}
    </section>
  );
}

/** What a part says while it has nothing to show: one sentence that teaches. */
export function SectionNote({ children }: { readonly children: ReactNode }): React.JSX.Element {
  return <p className="px-3 py-1 text-sm text-muted">{children}</p>;
}
