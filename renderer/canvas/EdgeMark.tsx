import { EdgeLabelRenderer, useStore } from '@xyflow/react';
import { ArrowRightLeft, Repeat2 } from 'lucide-react';
import { useEffect, useId, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import type { EdgeId } from '../../shared/domain/ids.ts';

type Props = {
  readonly edgeId: EdgeId;
  readonly kind: 'convert' | 'map';
  /** What happens to the value, in one sentence. */
  readonly how: string;
  /** In canvas units. */
  readonly x: number;
  readonly y: number;
};

/** Marks an edge on which a value is converted or taken item by item; says so while the mark is pointed at or the edge has the focus. */
export function EdgeMark({ edgeId, kind, how, x, y }: Props): ReactNode {
  const id = useId();
  const hasFocus = useEdgeFocus(edgeId, id);
  const [isHovered, setHovered] = useState(false);
  const Icon = kind === 'map' ? Repeat2 : ArrowRightLeft;
  return (
    <>
      <EdgeLabelRenderer>
        <div
          id={id}
          className="edge-mark nodrag nopan"
          style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}
          role="img"
          aria-label={how}
          data-id={edgeId}
          onPointerEnter={() => setHovered(true)}
          onPointerLeave={() => setHovered(false)}
        >
          <Icon size={12} aria-hidden />
        </div>
      </EdgeLabelRenderer>
      {(hasFocus || isHovered) && (
        <Words x={x} y={y}>
          {how}
        </Words>
      )}
    </>
  );
}

type WordsProps = { readonly x: number; readonly y: number; readonly children: string };

/** Above all nodes, and as large at every zoom. */
function Words({ x, y, children }: WordsProps): ReactNode {
  const [left, top, zoom] = useStore((state) => state.transform);
  const root = useStore((state) => state.domNode);
  const style = { left: x * zoom + left, top: y * zoom + top };
  return (
    root &&
    createPortal(
      <p aria-hidden className="edge-words chrome" style={style}>
        {children}
      </p>,
      root,
    )
  );
}

/** Says whether an edge has the focus, and names what describes it for screen readers. The element is React Flow's. */
function useEdgeFocus(edgeId: EdgeId, describedBy: string): boolean {
  const [hasFocus, setFocus] = useState(false);
  useEffect(() => {
    const edge = document.querySelector(`.react-flow__edge[data-id="${edgeId}"]`);
    if (edge === null) return undefined;
    const onFocus = (): void => setFocus(edge.matches(':focus-visible'));
    const onBlur = (): void => setFocus(false);
    const before = edge.getAttribute('aria-describedby') ?? '';
    edge.setAttribute('aria-describedby', `${describedBy} ${before}`.trim());
    edge.addEventListener('focusin', onFocus);
    edge.addEventListener('focusout', onBlur);
    return () => {
      edge.setAttribute('aria-describedby', before);
      edge.removeEventListener('focusin', onFocus);
      edge.removeEventListener('focusout', onBlur);
    };
  }, [edgeId, describedBy]);
  return hasFocus;
}
