import { Handle, Position } from '@xyflow/react';
import { memo, useCallback, type KeyboardEvent, type ReactNode } from 'react';
import type { NodeId } from '../../shared/domain/ids.ts';
import type { PortType } from '../../shared/domain/ports.ts';
import { validateConnection } from '../../shared/graph/validateConnection.ts';
import { joinPorts } from '../actions/edits/findCompatiblePort.ts';
import type { App } from '../engine/app.ts';
import { useApp, useDocument, useView } from '../engine/AppContext.tsx';
import type { PortEnd } from '../stores/places.ts';
import { t } from '../messages/t.ts';
import { useCanvasServices } from './CanvasContext.tsx';
import { connectedTo } from './portEdges.ts';
import { portLook, typeLabel } from './portLook.ts';
import { useLanguage } from '../messages/useLanguage.ts';

type Props = {
  readonly nodeId: NodeId;
  readonly direction: 'input' | 'output';
  readonly port: {
    readonly name: string;
    readonly title: string;
    readonly type: PortType;
    readonly required?: boolean;
  };
  readonly isConnected?: boolean;
  readonly isInvalid?: boolean;
};

/** The dot of a port: drag from it to connect, or press Enter for a list of what fits. */
export const PortHandle = memo(function PortHandle({
  nodeId,
  direction,
  port,
  isConnected,
  isInvalid,
}: Props): ReactNode {
  useLanguage();
  const fit = useFit({ nodeId, port: port.name, direction, type: port.type });
  const services = useCanvasServices();
  const others = useDocument(({ pipeline }) =>
    connectedTo(pipeline, { nodeId, direction, port: port.name }),
  );
  const look = portLook(port.type);
  const type = typeLabel(port.type);
  const onKeyDown = useCallback(
    (event: KeyboardEvent<HTMLDivElement>) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      event.stopPropagation();
      services?.openConnectMenu(
        { nodeId, port: port.name, direction, type: port.type },
        event.currentTarget,
      );
    },
    [services, nodeId, port.name, port.type, direction],
  );
  return (
    <Handle
      id={port.name}
      type={direction === 'input' ? 'target' : 'source'}
      position={direction === 'input' ? Position.Left : Position.Right}
      className="port-handle nokey"
      role="button"
      tabIndex={0}
      aria-haspopup="menu"
      aria-label={nameOf({ title: port.title, type }, direction, others)}
      title={t(port.required === true ? 'canvas.ports.requiredHint' : 'canvas.ports.hint', {
        title: port.title,
        type,
      })}
      data-shape={look.shape}
      data-list={look.isList || undefined}
      data-connected={isConnected || undefined}
      data-invalid={isInvalid || undefined}
      data-fit={fit}
      style={{ color: look.color }}
      onKeyDown={onKeyDown}
    >
      <span className="port-dot" aria-hidden="true" />
    </Handle>
  );
});

function nameOf(
  port: { readonly title: string; readonly type: string },
  direction: Props['direction'],
  others: string,
): string {
  const name = t(`canvas.ports.${direction}`, port);
  return others === '' ? name : t('canvas.ports.connected', { name, others });
}

/** While a connection is drawn: whether it could end here. Undefined at other times. */
function useFit(end: PortEnd): 'yes' | 'no' | 'self' | undefined {
  const app = useApp();
  const from = useView((state) => state.connecting);
  return from === null ? undefined : fitOf(app, from, end);
}

function fitOf(app: App, from: PortEnd, end: PortEnd): 'yes' | 'no' | 'self' {
  if (from.nodeId === end.nodeId && from.port === end.port && from.direction === end.direction)
    return 'self';
  if (from.direction === end.direction) return 'no';
  const { pipeline } = app.document.getState();
  return validateConnection(pipeline.graph, pipeline, joinPorts(from, end)).ok ? 'yes' : 'no';
}
