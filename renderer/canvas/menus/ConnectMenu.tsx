import { DropdownMenu } from 'radix-ui';
import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import type { EdgeId, NodeId } from '../../../shared/domain/ids.ts';
import { useApp } from '../../engine/AppContext.tsx';
import type { NodeMenuKind } from '../../engine/canvasControls.ts';
import type { PortEnd } from '../../stores/places.ts';
import type { NodeFocus } from '../focus/createNodeFocus.ts';
import { goToEdge } from '../focus/useNodeKeys.ts';
import { menuClass } from './menuLook.ts';
import { NodeEdgeItems, NodePortItems } from './NodeItems.tsx';
import { PortItems } from './PortItems.tsx';

/** Whose menu is open, and the element that it stands beside. */
type ConnectRequest =
  | { readonly kind: 'port'; readonly end: PortEnd; readonly anchor: HTMLElement }
  | { readonly kind: NodeMenuKind; readonly nodeId: NodeId; readonly anchor: HTMLElement };

/** Keeps which menu is open. */
export function useConnectMenu(): {
  readonly request: ConnectRequest | null;
  readonly open: (end: PortEnd, handle: HTMLElement) => void;
  readonly openAt: (kind: NodeMenuKind, nodeId: NodeId, anchor: HTMLElement) => void;
  readonly close: () => void;
} {
  const [request, setRequest] = useState<ConnectRequest | null>(null);
  const open = useCallback(
    (end: PortEnd, anchor: HTMLElement) => setRequest({ kind: 'port', end, anchor }),
    [],
  );
  const openAt = useCallback(
    (kind: NodeMenuKind, nodeId: NodeId, anchor: HTMLElement) =>
      setRequest({ kind, nodeId, anchor }),
    [],
  );
  const close = useCallback(() => setRequest(null), []);
  return { request, open, openAt, close };
}

type Props = {
  readonly request: ConnectRequest | null;
  readonly onClose: () => void;
  readonly focus: NodeFocus;
};

/** Connects by keyboard: a port and everything that fits it, a node and all of its ports, or the edges of a node. */
export function ConnectMenu({ request, onClose, focus }: Props): ReactNode {
  const app = useApp();
  const anchor = useRef<HTMLElement>(null);
  /** Where the focus goes when the menu is gone; undefined: back to where it came from. */
  const next = useRef<() => void>(undefined);
  useEffect(() => {
    if (request !== null) anchor.current = request.anchor;
  }, [request]);
  const addNodeAt = (from: PortEnd): void => {
    next.current = () => undefined;
    app.ui.getState().openPalette({ from });
  };
  const onGo = (id: EdgeId): void => {
    next.current = () => goToEdge(app, focus, id);
  };
  return (
    <DropdownMenu.Root
      open={request !== null}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      modal={false}
    >
      <DropdownMenu.Trigger asChild>
        <span
          aria-hidden="true"
          className="pointer-events-none fixed size-3"
          style={placeOf(request)}
        />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          side={request?.kind === 'port' && request.end.direction === 'input' ? 'left' : 'right'}
          align="start"
          sideOffset={8}
          collisionPadding={8}
          className={menuClass}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            (next.current ?? (() => anchor.current?.focus({ preventScroll: true })))();
            next.current = undefined;
          }}
        >
          {request?.kind === 'port' && (
            <PortItems app={app} end={request.end} onNewNode={() => addNodeAt(request.end)} />
          )}
          {request?.kind === 'ports' && (
            <NodePortItems app={app} nodeId={request.nodeId} onNewNode={addNodeAt} />
          )}
          {request?.kind === 'edges' && (
            <NodeEdgeItems app={app} nodeId={request.nodeId} onGo={onGo} />
          )}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

/** At the handle of a port, or at the upper right corner of a node, in the window. */
function placeOf(request: ConnectRequest | null): { readonly left: number; readonly top: number } {
  if (request === null) return { left: 0, top: 0 };
  const { left, right, top } = request.anchor.getBoundingClientRect();
  return { left: request.kind === 'port' ? left : right - 12, top };
}
