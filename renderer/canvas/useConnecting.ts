import type { FinalConnectionState, OnConnectStartParams, ReactFlowProps } from '@xyflow/react';
import { useReactFlow } from '@xyflow/react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { EdgeId } from '../../shared/domain/ids.ts';
import { validateConnection, type Connection } from '../../shared/graph/validateConnection.ts';
import { connectCommands, connectPorts } from '../actions/edits/connectPorts.ts';
import { bestConnection } from '../actions/edits/findCompatiblePort.ts';
import type { App } from '../engine/app.ts';
import { useApp } from '../engine/AppContext.tsx';
import type { PortEnd } from '../stores/places.ts';
import { t } from '../messages/t.ts';
import { refusalOf } from './ConnectionDraft.tsx';
import type { FlowEdge, FlowNode } from './toFlow.ts';

/** A refused connection, said beside the mouse. */
export type Refusal = {
  readonly why: string;
  readonly x: number;
  readonly y: number;
  readonly count: number;
};

type Handlers = Required<
  Pick<
    ReactFlowProps<FlowNode, FlowEdge>,
    | 'isValidConnection'
    | 'onConnect'
    | 'onConnectStart'
    | 'onConnectEnd'
    | 'onReconnect'
    | 'onReconnectStart'
    | 'onReconnectEnd'
  >
>;

/** Drawing connections: what is allowed, what happens at the end, and why one was refused. */
export function useConnecting(): { readonly handlers: Handlers; readonly refusal: Refusal | null } {
  const app = useApp();
  const { screenToFlowPosition } = useReactFlow();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const reconnecting = useRef(false);
  const refusals = useRef(0);
  // By Escape, until the next connection is begun.
  const givenUp = useRef(false);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const { connecting, setConnecting } = app.view.getState();
      if (event.key !== 'Escape' || connecting === null) return;
      event.preventDefault();
      event.stopPropagation();
      givenUp.current = true;
      setConnecting(null);
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [app]);

  const handlers = useMemo((): Handlers => {
    const refuse = (event: MouseEvent | TouchEvent, why: string): void => {
      const { x, y } = pointOf(event);
      refusals.current += 1;
      setRefusal({ why, x, y, count: refusals.current });
    };
    return {
      isValidConnection: (connection) => {
        const { pipeline } = app.document.getState();
        const wanted = toConnection(app, connection);
        return wanted !== undefined && validateConnection(pipeline.graph, pipeline, wanted).ok;
      },
      onConnect: (connection) => {
        const wanted = toConnection(app, connection);
        if (wanted !== undefined && !givenUp.current) connectPorts(app, wanted);
      },
      onConnectStart: (_event, params) => {
        setRefusal(null);
        givenUp.current = false;
        app.view.getState().setConnecting(portEndOf(app, params) ?? null);
      },
      onConnectEnd: (event, state) => {
        const { connecting: from, setConnecting } = app.view.getState();
        setConnecting(null);
        if (from === null || state.isValid === true || reconnecting.current) return;
        const why = whyRefused(app, from, state);
        if (why !== undefined) refuse(event, why);
        else if (state.toHandle === null)
          endInSpace(app, from, { event, toCanvas: screenToFlowPosition, refuse });
      },
      onReconnectStart: () => {
        reconnecting.current = true;
      },
      onReconnect: (edge, connection) => {
        const wanted = toConnection(app, connection);
        if (wanted !== undefined && !givenUp.current) reconnect(app, edge, wanted);
      },
      onReconnectEnd: (...[, edge, , state]) => {
        reconnecting.current = false;
        if (state.toHandle === null && !givenUp.current)
          app.document.getState().apply({ type: 'remove', nodes: [], edges: idsOf(edge) });
      },
    };
  }, [app, screenToFlowPosition]);
  return { handlers, refusal };
}

type LooseConnection = {
  readonly source: string;
  readonly target: string;
  readonly sourceHandle?: string | null;
  readonly targetHandle?: string | null;
};

function toConnection(
  app: App,
  { source, target, sourceHandle, targetHandle }: LooseConnection,
): Connection | undefined {
  const from = findNode(app, source);
  const to = findNode(app, target);
  if (from === undefined || to === undefined || sourceHandle == null || targetHandle == null)
    return undefined;
  return { source: from.id, sourcePort: sourceHandle, target: to.id, targetPort: targetHandle };
}

function findNode(app: App, id: string) {
  return Object.values(app.document.getState().pipeline.graph.nodes).find((node) => node.id === id);
}

function portEndOf(
  app: App,
  { nodeId, handleId, handleType }: OnConnectStartParams,
): PortEnd | undefined {
  const node = nodeId === null ? undefined : findNode(app, nodeId);
  if (node === undefined || handleId === null || handleType === null) return undefined;
  const ports = app.ports(node, app.document.getState().pipeline);
  const direction = handleType === 'source' ? 'output' : 'input';
  const port = (direction === 'output' ? ports.outputs : ports.inputs).find(
    ({ name }) => name === handleId,
  );
  return port && { nodeId: node.id, port: port.name, direction, type: port.type };
}

function whyRefused(app: App, from: PortEnd, state: FinalConnectionState): string | undefined {
  const { toHandle, toNode } = state;
  const node = toNode === null ? undefined : findNode(app, toNode.id);
  if (node === undefined || toHandle?.id == null) return undefined;
  return refusalOf(app, from, { nodeId: node.id, port: toHandle.id, type: toHandle.type });
}

type Drop = {
  readonly event: MouseEvent | TouchEvent;
  readonly toCanvas: (point: { readonly x: number; readonly y: number }) => {
    readonly x: number;
    readonly y: number;
  };
  readonly refuse: (event: MouseEvent | TouchEvent, why: string) => void;
};

/** Dropped on a node: its best port. Dropped on nothing: the palette, with what fits. */
function endInSpace(app: App, from: PortEnd, { event, toCanvas, refuse }: Drop): void {
  const point = pointOf(event);
  const under = document.elementFromPoint(point.x, point.y);
  const nodeId = under?.closest('.react-flow__node')?.getAttribute('data-id');
  if (nodeId === null || nodeId === undefined) {
    if (under?.closest('.react-flow__pane') != null)
      app.ui.getState().openPalette({ at: toCanvas(point), from });
    return;
  }
  const node = nodeId === from.nodeId ? undefined : findNode(app, nodeId);
  if (node === undefined) return;
  const best = bestConnection({ pipeline: app.document.getState().pipeline, from, node });
  if (best === undefined)
    refuse(
      event,
      t(from.direction === 'output' ? 'canvas.connect.noInput' : 'canvas.connect.noOutput'),
    );
  else connectPorts(app, best);
}

function reconnect(app: App, edge: FlowEdge, wanted: Connection): void {
  const { pipeline, applyAll } = app.document.getState();
  const isUnmoved =
    edge.source === wanted.source &&
    edge.target === wanted.target &&
    edge.sourceHandle === wanted.sourcePort &&
    edge.targetHandle === wanted.targetPort;
  if (isUnmoved) return;
  const verdict = validateConnection(pipeline.graph, pipeline, wanted);
  if (!verdict.ok) return;
  applyAll([
    { type: 'remove', nodes: [], edges: idsOf(edge) },
    ...connectCommands(wanted, verdict, app.newId),
  ]);
}

function idsOf(edge: FlowEdge): readonly EdgeId[] {
  return edge.data === undefined ? [] : [edge.data.edge.id];
}

function pointOf(event: MouseEvent | TouchEvent): { readonly x: number; readonly y: number } {
  const point = 'changedTouches' in event ? event.changedTouches[0] : event;
  return { x: point?.clientX ?? 0, y: point?.clientY ?? 0 };
}
