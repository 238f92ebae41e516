import { useState } from 'react';
import { t } from '../messages/t.ts';
import { cx } from './cx.ts';

type Props = {
  /** The accessible name, such as `Pipeline name`. */
  readonly label: string;
  readonly value: string;
  /** Shown while the value is empty. */
  readonly placeholder?: string;
  /** Gets the trimmed text, once, when it differs. */
  readonly onRename: (name: string) => void;
  /** Gets at each key what `onRename` would get if the field were left now; null where it would get nothing. */
  readonly onTyping: (name: string | null) => void;
  readonly className?: string;
};

/** A name that becomes a field on click. Enter and leaving keep the change, Escape drops it. */
export function InlineRename({
  label,
  value,
  placeholder,
  onRename,
  onTyping,
  className,
}: Props): React.JSX.Element {
  const [draft, setDraft] = useState<string | null>(null);
  const type = (text: string): void => {
    setDraft(text);
    onTyping(text.trim() === value ? null : text.trim());
  };
  const end = (): void => {
    setDraft(null);
    onTyping(null);
  };
  const finish = (text: string): void => {
    end();
    if (text.trim() !== value) onRename(text.trim());
  };
  if (draft === null) {
    return (
      <button
        type="button"
        aria-label={t('ui.inlineRename.rename', {
          label,
          value: value === '' ? (placeholder ?? '') : value,
        })}
        onClick={() => setDraft(value)}
        className={cx(
          'chrome min-w-0 truncate rounded-sm px-1.5 text-left hover:bg-surface-2',
          className,
        )}
      >
        {value === '' ? placeholder : value}
      </button>
    );
  }
  return (
    <input
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- It stands where the user clicked to type.
      autoFocus
      aria-label={label}
      value={draft}
      placeholder={placeholder}
      maxLength={200}
      size={Math.max(8, draft.length)}
      onFocus={(event) => event.target.select()}
      onChange={(event) => type(event.target.value)}
      onBlur={() => finish(draft)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Enter') finish(draft);
        if (event.key === 'Escape') end();
      }}
      className={cx(
        'min-w-0 max-w-full rounded-sm bg-surface px-1.5 ring-1 ring-accent outline-none',
        className,
      )}
    />
  );
}
