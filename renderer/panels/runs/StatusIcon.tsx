import type { NodeStatus } from '../../nodes/nodeStatus.ts';
import { cx } from '../../ui/cx.ts';
import { Spinner } from '../../ui/Spinner.tsx';
import { statusLook } from './statusLook.ts';

/** The sign of a status, with its name for screen readers. */
export function StatusIcon({ status }: { readonly status: NodeStatus }): React.JSX.Element {
  const { icon: Icon, color, label } = statusLook(status);
  return (
    <span className={cx('flex size-4 shrink-0 items-center justify-center', color)}>
      {Icon === null ? <Spinner /> : <Icon aria-hidden size={14} />}
      <span className="sr-only">{label}</span>
    </span>
  );
}
