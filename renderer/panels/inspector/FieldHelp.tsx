import { useState } from 'react';
import { cx } from '../../ui/cx.ts';

/** A longer text is cut to two lines until it is clicked, in characters. */
const longFrom = 110;

/** What a field is for; a long text opens on a click. */
export function FieldHelp({ text }: { readonly text: string }): React.JSX.Element {
  const [isOpen, setOpen] = useState(false);
  if (text.length <= longFrom) return <p className="mt-1 text-sm break-words text-muted">{text}</p>;
  return (
    <button
      type="button"
      aria-expanded={isOpen}
      onClick={() => setOpen(!isOpen)}
      className="mt-1 block w-full rounded-sm text-left text-sm text-muted hover:text-text"
    >
      <span className={cx('break-words whitespace-pre-line', !isOpen && 'line-clamp-2')}>
        {text}
      </span>
    </button>
  );
}
