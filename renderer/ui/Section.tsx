import { ChevronRight } from 'lucide-react';
import { useId, useState } from 'react';
import { cx } from './cx.ts';

type Props = {
  readonly title: string;
  /** Stands at the right of the title. */
  readonly aside?: React.ReactNode;
  /** Folds away; open at first unless it says `closed`. */
  readonly folds?: 'open' | 'closed';
  /** Unfolds when it turns true. */
  readonly opens?: boolean;
  readonly children: React.ReactNode;
};

/** A titled part of a panel. */
export function Section({
  title,
  aside,
  folds,
  opens = false,
  children,
}: Props): React.JSX.Element {
  const [isOpen, setOpen] = useState(folds !== 'closed');
  const [wasAsked, setWasAsked] = useState(false);
  if (opens !== wasAsked) {
    setWasAsked(opens);
    if (opens) setOpen(true);
  }
  const id = useId();
  return (
    <section aria-labelledby={id} className="border-b border-border px-3 py-2.5 last:border-b-0">
      <header className="chrome flex min-h-6 items-center gap-2">
        <h3 id={id} className="min-w-0 flex-1 text-sm font-semibold">
          {folds === undefined ? (
            title
          ) : (
            <button
              type="button"
              aria-expanded={isOpen}
              onClick={() => setOpen(!isOpen)}
              className="-ml-1 flex h-6 items-center gap-1 rounded-sm pr-1.5 text-muted hover:text-text"
            >
              <ChevronRight
                aria-hidden
                size={14}
                className={cx('transition-transform', isOpen && 'rotate-90')}
              />
              {title}
            </button>
          )}
        </h3>
        {aside}
      </header>
      {isOpen && <div className="mt-1.5 flex flex-col gap-3">{children}</div>}
    </section>
  );
}
