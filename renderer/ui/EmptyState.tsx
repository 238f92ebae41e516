import type { LucideIcon } from 'lucide-react';
import { cx } from './cx.ts';

type Props = {
  readonly icon?: LucideIcon;
  readonly title: string;
  /** One sentence that says what to do. */
  readonly hint?: React.ReactNode;
  readonly tone?: 'neutral' | 'danger';
  /** Buttons. */
  readonly children?: React.ReactNode;
};

/** What a list shows while it has nothing to show, or could not be read. */
export function EmptyState({
  icon: Icon,
  title,
  hint,
  tone = 'neutral',
  children,
}: Props): React.JSX.Element {
  return (
    <div
      className="flex flex-col items-center px-6 py-8 text-center"
      role={tone === 'danger' ? 'alert' : undefined}
    >
      {Icon !== undefined && (
        <Icon
          aria-hidden
          size={20}
          className={cx('mb-2', tone === 'danger' ? 'text-danger' : 'text-muted')}
        />
      )}
      <p className="text-base font-medium">{title}</p>
      {hint !== undefined && (
        <p className="mt-0.5 max-w-80 text-sm text-balance text-muted">{hint}</p>
      )}
      {children !== undefined && (
        <div className="mt-3 flex flex-wrap justify-center gap-2">{children}</div>
      )}
    </div>
  );
}
