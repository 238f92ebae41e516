import { getBezierPath, useStore, type ConnectionLineComponentProps } from '@xyflow/react';
import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { validateConnection } from '../../shared/graph/validateConnection.ts';
import { joinPorts } from '../actions/edits/findCompatiblePort.ts';
import type { App } from '../engine/app.ts';
import { useApp, useView } from '../engine/AppContext.tsx';
import { t } from '../messages/t.ts';
import type { PortEnd } from '../stores/places.ts';
import { portLook } from './portLook.ts';
import type { FlowNode } from './toFlow.ts';
import { shownSentence } from '../messages/shownSentence.ts';

/** The line that follows the mouse while a connection is drawn; red over a port that it cannot end at, with the reason. */
export function ConnectionDraft(props: ConnectionLineComponentProps<FlowNode>): ReactNode {
  const app = useApp();
  const from = useView((state) => state.connecting);
  const [path] = getBezierPath({
    sourceX: props.fromX,
    sourceY: props.fromY,
    sourcePosition: props.fromPosition,
    targetX: props.toX,
    targetY: props.toY,
    targetPosition: props.toPosition,
  });
  // Given up by Escape, while the mouse button is still down.
  if (from === null) return null;
  const why = props.connectionStatus === 'invalid' ? refusal(app, from, props) : undefined;
  const color = why === undefined ? portLook(from.type).color : 'var(--color-danger)';
  return (
    <g className="connection-draft" style={{ color }}>
      <path d={path} fill="none" stroke="currentColor" strokeWidth={2} />
      <circle cx={props.toX} cy={props.toY} r={4} fill="currentColor" />
      {why !== undefined && (
        <Words x={props.toX} y={props.toY}>
          {why}
        </Words>
      )}
    </g>
  );
}

/** The widest bubble, in pixels, and how far it stands from the mouse. */
const [widest, beside] = [280, 12];

/** Beside the end of the line, above all nodes and as large at every zoom; never over the side of the canvas. */
function Words({ x, y, children }: WordsProps): ReactNode {
  const [left, top, zoom] = useStore((state) => state.transform);
  const root = useStore((state) => state.domNode);
  const width = useStore((state) => state.width);
  const style = {
    left: Math.min(x * zoom + left + beside, width - widest - beside),
    top: y * zoom + top + beside,
  };
  return (
    root &&
    createPortal(
      <p className="bubble refusal chrome absolute z-50" style={style}>
        {children}
      </p>,
      root,
    )
  );
}

type WordsProps = { readonly x: number; readonly y: number; readonly children: string };

function refusal(
  app: App,
  from: PortEnd,
  { toHandle, toNode }: ConnectionLineComponentProps<FlowNode>,
): string | undefined {
  if (toNode === null || toHandle?.id == null) return undefined;
  return refusalOf(app, from, {
    nodeId: toNode.data.nodeId,
    port: toHandle.id,
    type: toHandle.type,
  });
}

type To = {
  readonly nodeId: PortEnd['nodeId'];
  readonly port: string;
  readonly type: 'source' | 'target';
};

/** Why a connection cannot end at this port, in one sentence; undefined when it can. */
export function refusalOf(app: App, from: PortEnd, to: To): string | undefined {
  if (from.nodeId === to.nodeId && from.port === to.port) return undefined;
  const direction = to.type === 'source' ? 'output' : 'input';
  if (direction === from.direction)
    return t(direction === 'output' ? 'canvas.connect.bothOutputs' : 'canvas.connect.bothInputs');
  const { pipeline } = app.document.getState();
  const verdict = validateConnection(pipeline.graph, pipeline, joinPorts(from, to));
  return verdict.ok ? undefined : shownSentence(verdict.why);
}
