import { cx } from './cx.ts';

/** A grey place for what is still loading; give it a size by class. */
export function Skeleton({ className }: { readonly className?: string }): React.JSX.Element {
  return <div aria-hidden className={cx('animate-pulse rounded-sm bg-surface-2', className)} />;
}
