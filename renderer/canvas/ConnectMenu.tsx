import { Plus, Unplug } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { Conversion } from '../../shared/graph/canConvert.ts';
import { titleOf } from '../../shared/graph/portsOf.ts';
import { connectPorts } from '../actions/edits/connectPorts.ts';
import {
  possibleConnections,
  type PossibleConnection,
} from '../actions/edits/findCompatiblePort.ts';
import type { App } from '../engine/app.ts';
import { useApp } from '../engine/AppContext.tsx';
import type { PortEnd } from '../stores/places.ts';
import { t } from '../messages/t.ts';

/** The port whose menu is open, and where its handle is. */
export type ConnectRequest = { readonly end: PortEnd; readonly handle: HTMLElement };

/** Keeps which port's menu is open. */
export function useConnectMenu(): {
  readonly request: ConnectRequest | null;
  readonly open: (end: PortEnd, handle: HTMLElement) => void;
  readonly close: () => void;
} {
  const [request, setRequest] = useState<ConnectRequest | null>(null);
  const open = useCallback((end: PortEnd, handle: HTMLElement) => setRequest({ end, handle }), []);
  const close = useCallback(() => setRequest(null), []);
  return { request, open, close };
}

type Props = { readonly request: ConnectRequest | null; readonly onClose: () => void };

/** Connects a port by keyboard: every port that fits, what is connected now, and a new node. */
export function ConnectMenu({ request, onClose }: Props): ReactNode {
  const app = useApp();
  const handle = useRef<HTMLElement>(null);
  const opensPalette = useRef(false);
  useEffect(() => {
    if (request !== null) handle.current = request.handle;
  }, [request]);
  const rect = request?.handle.getBoundingClientRect();
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
          style={{ left: rect?.left ?? 0, top: rect?.top ?? 0 }}
        />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          side={request?.end.direction === 'input' ? 'left' : 'right'}
          align="start"
          sideOffset={8}
          collisionPadding={8}
          className="chrome z-60 max-h-80 min-w-56 animate-pop-in overflow-y-auto rounded-lg bg-surface p-1 shadow-pop"
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (!opensPalette.current) handle.current?.focus();
            opensPalette.current = false;
          }}
        >
          {request !== null && (
            <Items
              app={app}
              end={request.end}
              onNewNode={() => {
                opensPalette.current = true;
                app.ui.getState().openPalette({ from: request.end });
              }}
            />
          )}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

type ItemsProps = { readonly app: App; readonly end: PortEnd; readonly onNewNode: () => void };

function Items({ app, end, onNewNode }: ItemsProps): ReactNode {
  const rows = useMemo(() => connectRows(app, end), [app, end]);
  const connected = useMemo(() => connectedEdges(app, end), [app, end]);
  return (
    <>
      <DropdownMenu.Label className="px-2 pt-1.5 pb-1 text-xs font-medium text-muted">
        {rows.length === 0 ? t('canvas.connect.nothingFits') : t('canvas.connect.to')}
      </DropdownMenu.Label>
      {rows.map((row) => (
        <DropdownMenu.Item
          key={row.key}
          className={itemClass}
          onSelect={() => connectPorts(app, row.connection)}
        >
          <span className="min-w-0 flex-1 truncate">{row.label}</span>
          {row.hint !== '' && <span className="text-xs text-muted">{row.hint}</span>}
        </DropdownMenu.Item>
      ))}
      <DropdownMenu.Separator className="-mx-1 my-1 h-px bg-border" />
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
    </>
  );
}

const itemClass =
  'flex h-7 items-center gap-2 rounded-sm px-2 text-base outline-none data-highlighted:bg-surface-2';

type Row = {
  readonly key: string;
  readonly label: string;
  readonly hint: string;
  readonly connection: PossibleConnection;
};

function connectRows(app: App, from: PortEnd): readonly Row[] {
  const { pipeline } = app.document.getState();
  const others = Object.values(pipeline.graph.nodes).filter((node) => node.id !== from.nodeId);
  return others.flatMap((node) =>
    possibleConnections({ pipeline, from, node }).map((connection): Row => {
      const name = from.direction === 'output' ? connection.targetPort : connection.sourcePort;
      const ports = app.ports(node, pipeline);
      const port = [...ports.inputs, ...ports.outputs].find((candidate) => candidate.name === name);
      const { conversion, replaces } = connection.verdict;
      const hint = hintOf(replaces.length > 0, conversion.kind);
      return {
        key: `${node.id} ${name}`,
        label: `${titleOf(node)} · ${port?.title ?? name}`,
        hint,
        connection,
      };
    }),
  );
}

function hintOf(replaces: boolean, conversion: Conversion['kind']): string {
  if (replaces) return t('canvas.connect.replaces');
  return conversion === 'map' ? t('canvas.connect.perItem') : '';
}

function connectedEdges(app: App, end: PortEnd) {
  const { graph } = app.document.getState().pipeline;
  const isOutput = end.direction === 'output';
  return graph.edges
    .filter((edge) =>
      isOutput
        ? edge.source === end.nodeId && edge.sourcePort === end.port
        : edge.target === end.nodeId && edge.targetPort === end.port,
    )
    .map((edge) => {
      const other = graph.nodes[isOutput ? edge.target : edge.source];
      return {
        id: edge.id,
        label: other === undefined ? t('canvas.names.missing') : titleOf(other),
      };
    });
}
