import { BaseEdge, getBezierPath, type EdgeProps } from '@xyflow/react';
import { memo, type ReactNode } from 'react';
import type { Edge } from '../../shared/domain/graph.ts';
import {
  depthOf,
  isFileType,
  isListType,
  itemTypeOf,
  type PortType,
} from '../../shared/domain/ports.ts';
import '../cssVariables.ts';
import { canConvert, type Conversion } from '../../shared/graph/canConvert.ts';
import { originOf, targetsThrough } from '../../shared/graph/throughReroutes.ts';
import type { App } from '../engine/app.ts';
import { useApp, useDocument, useRun, useView } from '../engine/AppContext.tsx';
import type { DocumentState } from '../stores/documentStore.ts';
import type { RunStoreState } from '../stores/runStore.ts';
import type { Inserting } from '../stores/viewStore.ts';
import { EdgeMark } from './EdgeMark.tsx';
import { portLook } from './portLook.ts';
import type { FlowEdge } from './toFlow.ts';
import { useLanguage } from '../messages/useLanguage.ts';
import type { Sentence } from '../../shared/domain/sentence.ts';
import { shownSentence } from '../messages/shownSentence.ts';

/** A connection: coloured by what it carries, marked where the value is converted or mapped, live while it feeds a running node. */
export const EdgeLine = memo(function EdgeLine(props: EdgeProps<FlowEdge>): ReactNode {
  useLanguage();
  const app = useApp();
  const edge = props.data?.edge;
  const from = useDocument((state) => sourceType(app, state, edge));
  const to = useDocument((state) => targetType(app, state, edge));
  const status = useRun((state) => edgeStatus(app, state, edge));
  const insert = useView(({ inserting }) => insertStatus(inserting, edge));
  const [path, labelX, labelY] = getBezierPath(props);
  const color = from === undefined ? 'var(--color-danger)' : portLook(from).color;
  const mark = markOf(from, to);
  return (
    <>
      <BaseEdge
        id={props.id}
        path={path}
        interactionWidth={16}
        className="edge-line"
        style={{ '--edge-color': color }}
        data-status={status}
        data-list={(from !== undefined && isListType(from)) || undefined}
        data-selected={props.selected || undefined}
        data-insert={insert}
      />
      {edge !== undefined && mark !== undefined && (
        <EdgeMark
          edgeId={edge.id}
          kind={mark.kind}
          how={shownSentence(mark.how)}
          x={labelX}
          y={labelY}
        />
      )}
    </>
  );
});

function sourceType(
  app: App,
  { pipeline }: DocumentState,
  edge: Edge | undefined,
): PortType | undefined {
  const node = edge && pipeline.graph.nodes[edge.source];
  return (
    node && app.ports(node, pipeline).outputs.find((port) => port.name === edge.sourcePort)?.type
  );
}

function targetType(
  app: App,
  { pipeline }: DocumentState,
  edge: Edge | undefined,
): PortType | undefined {
  const node = edge && pipeline.graph.nodes[edge.target];
  return (
    node && app.ports(node, pipeline).inputs.find((port) => port.name === edge.targetPort)?.type
  );
}

/** A run knows no reroutes, so what it says of the nodes that they join counts. */
function edgeStatus(
  app: App,
  { run }: RunStoreState,
  edge: Edge | undefined,
): 'flowing' | 'done' | undefined {
  if (run === null || edge === undefined) return undefined;
  const { graph } = app.document.getState().pipeline;
  const from = run.nodes[originOf(graph, edge).source]?.status;
  const to = targetsThrough(graph, edge.target).map((id) => run.nodes[id]?.status);
  if (to.includes('running') && run.status === 'running') return 'flowing';
  return from === 'succeeded' && to.includes('succeeded') ? 'done' : undefined;
}

function insertStatus(
  inserting: Inserting | null,
  edge: Edge | undefined,
): 'fits' | 'refused' | undefined {
  if (inserting === null || inserting.edgeId !== edge?.id) return undefined;
  return inserting.why === undefined ? 'fits' : 'refused';
}

/** What is to be told of a value on its way. A file checked at run time stays what it is: nothing to tell. */
function markOf(
  from: PortType | undefined,
  to: PortType | undefined,
): Extract<Conversion, { readonly how: Sentence }> | undefined {
  if (from === undefined || to === undefined) return undefined;
  const conversion = canConvert(from, to);
  if (conversion.kind === 'map') return conversion;
  const areFiles = isFileType(itemTypeOf(from)) && isFileType(itemTypeOf(to));
  const isChecked = areFiles && depthOf(from) === depthOf(to);
  return conversion.kind === 'convert' && !isChecked ? conversion : undefined;
}
