import type { LucideIcon } from 'lucide-react';
import { cx } from './cx.ts';
import { PushButton } from './PushButton.tsx';
import { Spinner } from './Spinner.tsx';

export type ButtonKind = 'primary' | 'secondary' | 'ghost' | 'danger' | 'danger-quiet';

export type ButtonProps = Omit<React.ComponentProps<'button'>, 'type'> & {
  readonly kind?: ButtonKind;
  readonly size?: 'sm' | 'md';
  readonly icon?: LucideIcon;
  /** Shows a spinner in the icon's place and refuses clicks. */
  readonly busy?: boolean;
  readonly submits?: boolean;
};

const kinds: { readonly [K in ButtonKind]: string } = {
  primary: 'bg-accent-solid text-on-accent not-aria-disabled:hover:bg-accent-solid-hover',
  secondary: 'border border-border bg-surface text-text not-aria-disabled:hover:bg-surface-2',
  ghost: 'text-text not-aria-disabled:hover:bg-surface-2',
  'danger-quiet':
    'border border-border bg-surface text-danger not-aria-disabled:hover:bg-danger-soft',
  danger: 'bg-danger-solid text-on-accent not-aria-disabled:hover:bg-danger-solid-hover',
};

const sizes = { sm: 'h-6 gap-1 px-2 text-sm', md: 'h-7 gap-1.5 px-2.5 text-base' };

/** A push button. `secondary` and `md` unless told otherwise. */
export function Button(props: ButtonProps): React.JSX.Element {
  const {
    kind = 'secondary',
    size = 'md',
    icon: Icon,
    busy = false,
    submits = false,
    ...rest
  } = props;
  const { className, children, disabled, ...button } = rest;
  return (
    <PushButton
      {...button}
      submits={submits}
      disabled={disabled === true || busy}
      aria-busy={busy || undefined}
      className={cx(
        'chrome inline-flex shrink-0 items-center justify-center rounded-md font-medium whitespace-nowrap transition-colors aria-disabled:opacity-50',
        kinds[kind],
        sizes[size],
        className,
      )}
    >
      {busy ? (
        <Spinner />
      ) : (
        Icon !== undefined && <Icon aria-hidden size={14} className="shrink-0" />
      )}
      {children}
    </PushButton>
  );
}
