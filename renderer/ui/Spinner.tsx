import { LoaderCircle } from 'lucide-react';
import { cx } from './cx.ts';

type Props = { readonly size?: number; readonly className?: string };

/** Says that something is under way; give the words beside it, not inside. */
export function Spinner({ size = 14, className }: Props): React.JSX.Element {
  return (
    <LoaderCircle
      aria-hidden
      size={size}
      strokeWidth={2.25}
      className={cx('shrink-0 animate-spin', className)}
    />
  );
}
