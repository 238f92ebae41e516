import type { PortType } from '../../shared/domain/ports.ts';
import { portLook } from './portLook.ts';

/** The sign of a type, as its handle on the canvas has it; its name stands beside it. */
export function TypeMark({ type }: { readonly type: PortType }): React.JSX.Element {
  const { color, shape, isList } = portLook(type);
  return (
    <span
      aria-hidden
      className="type-mark"
      data-shape={shape}
      data-list={isList || undefined}
      style={{ color }}
    >
      <span className="port-dot" />
    </span>
  );
}
