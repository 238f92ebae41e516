import { cx } from './cx.ts';
import { shortcutKeys } from './shortcutKeys.ts';

type Props = { readonly shortcut: string; readonly className?: string };

/** A keyboard shortcut as keys, such as `Mod+Shift+S`; `Mod` is Command on macOS and Ctrl elsewhere. */
export function Kbd({ shortcut, className }: Props): React.JSX.Element {
  return (
    <kbd
      className={cx(
        'inline-flex shrink-0 items-center gap-0.5 font-sans text-xs text-muted',
        className,
      )}
    >
      {shortcutKeys(shortcut).map((key) => (
        <span
          key={key}
          className="inline-flex h-[18px] min-w-[18px] items-center justify-center rounded-sm border border-border bg-surface-2 px-1 leading-none"
        >
          {key}
        </span>
      ))}
    </kbd>
  );
}
