import type { LucideIcon } from 'lucide-react';
import { cx } from './cx.ts';
import { PushButton } from './PushButton.tsx';
import { Spinner } from './Spinner.tsx';
import { Tooltip } from './Tooltip.tsx';

export type IconButtonProps = Omit<React.ComponentProps<'button'>, 'type' | 'children'> & {
  /** The accessible name, and the tooltip. */
  readonly label: string;
  readonly icon: LucideIcon;
  readonly shortcut?: string;
  readonly size?: 'sm' | 'md';
  readonly busy?: boolean;
  /** Why it cannot be pressed now, in a few words. */
  readonly whyNot?: string | undefined;
  readonly side?: 'top' | 'right' | 'bottom' | 'left';
};

/** A button that is an icon, with its name and shortcut as a tooltip. */
export function IconButton(props: IconButtonProps): React.JSX.Element {
  const {
    label,
    icon: Icon,
    shortcut,
    size = 'md',
    busy = false,
    side = 'bottom',
    className,
    disabled = false,
    whyNot,
    ...button
  } = props;
  return (
    <Tooltip
      label={label}
      side={side}
      {...(shortcut === undefined ? {} : { shortcut })}
      {...(whyNot !== undefined && { whyNot })}
    >
      <PushButton
        {...button}
        aria-label={label}
        aria-description={whyNot}
        disabled={disabled || busy}
        className={cx(
          'inline-flex shrink-0 items-center justify-center rounded-md text-muted transition-colors not-aria-disabled:hover:bg-surface-2 not-aria-disabled:hover:text-text aria-disabled:opacity-40 aria-pressed:bg-surface-2 aria-pressed:text-text data-[state=open]:bg-surface-2',
          size === 'sm' ? 'size-6' : 'size-7',
          className,
        )}
      >
        {busy ? <Spinner /> : <Icon aria-hidden size={size === 'sm' ? 14 : 16} />}
      </PushButton>
    </Tooltip>
  );
}
