import { cx } from './cx.ts';

export type BadgeTone = 'neutral' | 'accent' | 'success' | 'warning' | 'danger';

const tones: { readonly [T in BadgeTone]: string } = {
  neutral: 'bg-surface-2 text-muted',
  accent: 'bg-accent-soft text-accent',
  success: 'bg-success-soft text-success',
  warning: 'bg-warning-soft text-warning',
  danger: 'bg-danger-soft text-danger',
};

type Props = {
  readonly tone?: BadgeTone;
  readonly className?: string;
  readonly children: React.ReactNode;
};

/** One or two words about a thing. */
export function Badge({ tone = 'neutral', className, children }: Props): React.JSX.Element {
  return (
    <span
      className={cx(
        'chrome inline-flex h-[18px] shrink-0 items-center gap-1 rounded-sm px-1.5 text-xs font-medium whitespace-nowrap',
        tones[tone],
        className,
      )}
    >
      {children}
    </span>
  );
}
