import { ChevronDown, ChevronUp, Plus, Unplug } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useMemo, useState, type ReactNode } from 'react';
import { titleOf } from '../../nodes/shown/titleOf.ts';
import { connectPorts } from '../../actions/edits/connectPorts.ts';
import type { App } from '../../engine/app.ts';
import type { PortEnd } from '../../stores/places.ts';
import { portEdges } from '../portEdges.ts';
import { t } from '../../messages/t.ts';
import { connectTargets, refusedTargets } from './connectTargets.ts';
import { headingClass, itemClass, separatorClass } from './menuLook.ts';

type Props = { readonly app: App; readonly end: PortEnd; readonly onNewNode: () => void };

/** What can be done with a port: connect it to what fits, cut what it is connected to, add a node; and why the others do not fit. */
export function PortItems({ app, end, onNewNode }: Props): ReactNode {
  const targets = useMemo(() => connectTargets(app, end), [app, end]);
  const connected = useMemo(() => connectedNodes(app, end), [app, end]);
  return (
    <>
      <DropdownMenu.Label className={headingClass}>
        {t(targets.length === 0 ? 'canvas.connect.nothingFits' : 'canvas.connect.to')}
      </DropdownMenu.Label>
      {targets.map(({ key, label, hint, connection }) => (
        <DropdownMenu.Item
          key={key}
          className={itemClass}
          onSelect={() => connectPorts(app, connection)}
        >
          <span className="min-w-0 flex-1 truncate">{label}</span>
          {hint !== '' && <span className="text-xs text-muted">{hint}</span>}
        </DropdownMenu.Item>
      ))}
      <DropdownMenu.Separator className={separatorClass} />
      {connected.map((edge) => (
        <DropdownMenu.Item
          key={edge.id}
          className={itemClass}
          onSelect={() =>
            app.document.getState().apply({ type: 'remove', nodes: [], edges: [edge.id] })
          }
        >
          <Unplug size={14} aria-hidden className="text-muted" />
          <span className="min-w-0 flex-1 truncate">
            {t('canvas.connect.disconnect', { node: edge.label })}
          </span>
        </DropdownMenu.Item>
      ))}
      <DropdownMenu.Item className={itemClass} onSelect={onNewNode}>
        <Plus size={14} aria-hidden className="text-muted" />
        {t('canvas.connect.newNode')}
      </DropdownMenu.Item>
      <Refused app={app} end={end} />
    </>
  );
}

function Refused({ app, end }: Pick<Props, 'app' | 'end'>): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const Icon = isOpen ? ChevronUp : ChevronDown;
  return (
    <>
      <DropdownMenu.Item
        className={itemClass}
        aria-expanded={isOpen}
        onSelect={(event) => {
          event.preventDefault();
          setOpen(!isOpen);
        }}
      >
        <Icon size={14} aria-hidden className="text-muted" />
        {t('canvas.connect.refused')}
      </DropdownMenu.Item>
      {isOpen && <RefusedRows app={app} end={end} />}
    </>
  );
}

function RefusedRows({ app, end }: Pick<Props, 'app' | 'end'>): ReactNode {
  const refused = useMemo(() => refusedTargets(app, end), [app, end]);
  if (refused.length === 0)
    return (
      <DropdownMenu.Label className={headingClass}>{t('canvas.connect.allFit')}</DropdownMenu.Label>
    );
  return refused.map(({ key, label, why }) => (
    <DropdownMenu.Item
      key={key}
      aria-disabled
      className={`${itemClass} max-w-80 flex-wrap py-1 text-muted`}
      onSelect={(event) => event.preventDefault()}
    >
      <span className="min-w-0 flex-1 basis-full truncate">{label}</span>
      <span className="text-xs">{why}</span>
    </DropdownMenu.Item>
  ));
}

function connectedNodes(app: App, end: PortEnd) {
  const { graph } = app.document.getState().pipeline;
  return portEdges(graph, end).map((edge) => {
    const other = graph.nodes[end.direction === 'output' ? edge.target : edge.source];
    return { id: edge.id, label: other === undefined ? t('canvas.names.missing') : titleOf(other) };
  });
}
