import { ArrowLeft, ArrowRight, ChevronRight } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { ReactNode } from 'react';
import type { EdgeId, NodeId } from '../../../shared/domain/ids.ts';
import type { NodePorts, OutputPort } from '../../../shared/domain/ports.ts';
import { titleOf } from '../../nodes/shown/titleOf.ts';
import type { App } from '../../engine/app.ts';
import type { PortEnd } from '../../stores/places.ts';
import { connectedTo } from '../portEdges.ts';
import { typeLabel } from '../portLook.ts';
import { t } from '../../messages/t.ts';
import { headingClass, itemClass, menuClass } from './menuLook.ts';
import { PortItems } from './PortItems.tsx';

type PortsProps = {
  readonly app: App;
  readonly nodeId: NodeId;
  readonly onNewNode: (end: PortEnd) => void;
};

/** The ports of a node, each with a menu of its own. */
export function NodePortItems({ app, nodeId, onNewNode }: PortsProps): ReactNode {
  const { pipeline } = app.document.getState();
  const node = pipeline.graph.nodes[nodeId];
  if (node === undefined) return null;
  const { inputs, outputs } = app.ports(node, pipeline);
  const groups = [
    { heading: t('common.outputs'), direction: 'output', ports: outputs },
    {
      heading: t('common.inputs'),
      direction: 'input',
      ports: inputs.filter(({ widget }) => widget.kind !== 'secret'),
    },
  ] as const;
  if (groups.every(({ ports }) => ports.length === 0))
    return (
      <DropdownMenu.Label className={headingClass}>
        {t('canvas.connect.noPorts')}
      </DropdownMenu.Label>
    );
  return groups.flatMap(({ heading, direction, ports }) =>
    ports.length === 0
      ? []
      : [
          <DropdownMenu.Group key={heading} aria-label={heading}>
            <DropdownMenu.Label className={headingClass}>{heading}</DropdownMenu.Label>
            {ports.map(({ name, title, type }) => {
              const end: PortEnd = { nodeId, port: name, direction, type };
              return <PortSub key={name} app={app} end={end} title={title} onNewNode={onNewNode} />;
            })}
          </DropdownMenu.Group>,
        ],
  );
}

type SubProps = {
  readonly app: App;
  readonly end: PortEnd;
  readonly title: string;
  readonly onNewNode: (end: PortEnd) => void;
};

function PortSub({ app, end, title, onNewNode }: SubProps): ReactNode {
  const others = connectedTo(app.document.getState().pipeline, end);
  return (
    <DropdownMenu.Sub>
      <DropdownMenu.SubTrigger className={itemClass}>
        <span className="min-w-0 flex-1 truncate">{title}</span>
        <span className="max-w-40 truncate text-xs text-muted">
          {others === '' ? typeLabel(end.type) : others}
        </span>
        <ChevronRight size={14} aria-hidden className="text-muted" />
      </DropdownMenu.SubTrigger>
      <DropdownMenu.Portal>
        <DropdownMenu.SubContent sideOffset={4} collisionPadding={8} className={menuClass}>
          <PortItems app={app} end={end} onNewNode={() => onNewNode(end)} />
        </DropdownMenu.SubContent>
      </DropdownMenu.Portal>
    </DropdownMenu.Sub>
  );
}

const noPorts: NodePorts = { inputs: [], outputs: [] };

type EdgesProps = {
  readonly app: App;
  readonly nodeId: NodeId;
  readonly onGo: (edge: EdgeId) => void;
};

/** The edges of a node, to go to one of them. */
export function NodeEdgeItems({ app, nodeId, onGo }: EdgesProps): ReactNode {
  const { pipeline } = app.document.getState();
  const { graph } = pipeline;
  const node = graph.nodes[nodeId];
  const { inputs, outputs } = node === undefined ? noPorts : app.ports(node, pipeline);
  const rows = graph.edges.flatMap((edge) => {
    const isIncoming = edge.target === nodeId;
    if (!isIncoming && edge.source !== nodeId) return [];
    const other = graph.nodes[isIncoming ? edge.source : edge.target];
    const name = isIncoming ? edge.targetPort : edge.sourcePort;
    const ports: readonly OutputPort[] = isIncoming ? inputs : outputs;
    const port = ports.find((each) => each.name === name)?.title ?? name;
    return [{ id: edge.id, isIncoming, port, other: other && titleOf(other) }];
  });
  if (rows.length === 0)
    return (
      <DropdownMenu.Label className={headingClass}>
        {t('canvas.connect.noEdges')}
      </DropdownMenu.Label>
    );
  return (
    <>
      <DropdownMenu.Label className={headingClass}>
        {t('canvas.connect.goToEdge')}
      </DropdownMenu.Label>
      {rows.map(({ id, isIncoming, port, other = t('canvas.names.missing') }) => (
        <DropdownMenu.Item key={id} className={itemClass} onSelect={() => onGo(id)}>
          {isIncoming ? (
            <ArrowRight size={14} aria-hidden className="text-muted" />
          ) : (
            <ArrowLeft size={14} aria-hidden className="text-muted" />
          )}
          <span className="min-w-0 flex-1 truncate">
            {t(isIncoming ? 'canvas.connect.fromNode' : 'canvas.connect.toNode', { node: other })}
          </span>
          <span className="text-xs text-muted">{port}</span>
        </DropdownMenu.Item>
      ))}
    </>
  );
}
