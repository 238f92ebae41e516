import { Handle, Position, useUpdateNodeInternals } from '@xyflow/react';
import { useEffect, type ReactNode } from 'react';
import type { NodeId } from '../../../shared/domain/ids.ts';
import type { PortPlace } from '../scene/portPlaces.ts';

type Props = { readonly nodeId: NodeId; readonly ports: readonly PortPlace[] };

/** The ports of a collapsed frame's members that edges from outside reach: they show where these go, and connect nothing. */
export function BorderHandles({ nodeId, ports }: Props): ReactNode {
  const update = useUpdateNodeInternals();
  useEffect(() => update(nodeId), [update, nodeId, ports]);
  return ports.map(({ port, side, y, color, label }) => (
    <Handle
      key={`${side} ${port}`}
      id={port}
      type={side === 'output' ? 'source' : 'target'}
      position={side === 'output' ? Position.Right : Position.Left}
      isConnectable={false}
      className="port-handle border-handle"
      style={{ top: y, color: `var(--${color})` }}
      data-side={side}
    >
      <span className="port-dot" aria-hidden />
      <span className="border-name">{label}</span>
    </Handle>
  ));
}
