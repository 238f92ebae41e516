import {
  Background,
  BackgroundVariant,
  MiniMap,
  ReactFlow,
  ReactFlowProvider,
  SelectionMode,
  useStore,
  type EdgeTypes,
  type NodeTypes,
} from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { useMemo, useRef, type ReactNode } from 'react';
import { useShallow } from 'zustand/react/shallow';
import './canvas.css';
import { useDocument, useView } from '../engine/AppContext.tsx';
import { Welcome } from '../panels/Welcome.tsx';
import { ArrivingNodes } from './ArrivingNodes.tsx';
import { blockedBy } from './blockedBy.ts';
import { BlockedProvider, CanvasProvider } from './CanvasContext.tsx';
import { CanvasMenu } from './CanvasMenu.tsx';
import { CanvasToolbar } from './CanvasToolbar.tsx';
import { ConnectionDraft } from './ConnectionDraft.tsx';
import { ConnectMenu, useConnectMenu } from './ConnectMenu.tsx';
import { EdgeLine } from './EdgeLine.tsx';
import { NodeFrame } from './NodeFrame.tsx';
import { RefusalBubble } from './RefusalBubble.tsx';
import { RunAnnouncer } from './RunAnnouncer.tsx';
import type { FlowEdge, FlowNode } from './toFlow.ts';
import { useCanvasView } from './useCanvasView.ts';
import { useConnecting } from './useConnecting.ts';
import { useFileDrop } from './useFileDrop.ts';
import { useFlow } from './useFlow.ts';

const nodeTypes: NodeTypes = { patchbay: NodeFrame };
const edgeTypes: EdgeTypes = { patchbay: EdgeLine };
/** React Flow draws every node below this, and only those in view from here on. */
const cullFrom = 150;
/** A few nodes are found without a map. */
const minimapFrom = 8;
/** Below this zoom nodes are boxes with a large title. */
const farZoom = 0.4;
/** Below this one no title could be read, so they are plain. */
const plainZoom = 0.22;

/** The canvas of the open document. */
export function Canvas(): ReactNode {
  return (
    <ReactFlowProvider>
      <Flow />
    </ReactFlowProvider>
  );
}

function Flow(): ReactNode {
  const flow = useFlow();
  const { handlers, refusal } = useConnecting();
  const menu = useConnectMenu();
  const drop = useFileDrop();
  const frame = useRef<HTMLElement>(null);
  const view = useCanvasView(frame, flow.loadCount);
  const isArriving = useView((state) => state.arrivals.length > 0);
  const distance = useStore((state) => distanceAt(state.transform[2]));
  // The same map until a node is disabled or enabled, so that typing draws no other node again.
  const blocked = useDocument(useShallow((state) => blockedBy(state.pipeline.graph)));
  const services = useMemo(() => ({ openConnectMenu: menu.open }), [menu.open]);
  // React Flow wants its own copies, and they must stay the same while nothing changes.
  const nodes = useMemo(() => [...flow.nodes], [flow.nodes]);
  const edges = useMemo(() => [...flow.edges], [flow.edges]);
  return (
    <CanvasProvider value={services}>
      <section
        ref={frame}
        tabIndex={-1}
        aria-label="Canvas"
        className="canvas relative size-full"
        data-far={distance}
        {...drop.handlers}
      >
        <BlockedProvider value={blocked}>
          <CanvasMenu>
            <div className="size-full">
              <ReactFlow<FlowNode, FlowEdge>
                nodes={nodes}
                edges={edges}
                nodeTypes={nodeTypes}
                edgeTypes={edgeTypes}
                onNodesChange={flow.onNodesChange}
                onEdgesChange={flow.onEdgesChange}
                {...handlers}
                connectionLineComponent={ConnectionDraft}
                connectionRadius={24}
                onlyRenderVisibleElements={nodes.length >= cullFrom}
                snapToGrid
                snapGrid={[8, 8]}
                minZoom={0.05}
                maxZoom={2}
                zoomOnDoubleClick={false}
                selectionMode={SelectionMode.Partial}
                multiSelectionKeyCode={['Shift', 'Meta', 'Control']}
                panActivationKeyCode={null}
                deleteKeyCode={null}
                elevateEdgesOnSelect
                onDoubleClick={(event) => view.onDoubleClick(event)}
                onMoveStart={view.onMoveStart}
                onMoveEnd={view.onMoveEnd}
                onNodeDragStart={view.onMoveStart}
                onNodeDragStop={view.onMoveEnd}
                proOptions={{ hideAttribution: true }}
                ariaLabelConfig={ariaLabels}
              >
                <Background variant={BackgroundVariant.Dots} gap={24} size={1.25} />
                {flow.nodes.length >= minimapFrom && (
                  <MiniMap<FlowNode>
                    pannable
                    zoomable
                    position="bottom-right"
                    nodeBorderRadius={8}
                    style={{ width: 152, height: 104 }}
                    ariaLabel="Minimap"
                  />
                )}
                <ArrivingNodes />
                <CanvasToolbar />
              </ReactFlow>
            </div>
          </CanvasMenu>
        </BlockedProvider>
        {flow.nodes.length === 0 && !isArriving && <Welcome />}
        {drop.over !== null && <div className="drop-veil">{veils[drop.over]}</div>}
        <RunAnnouncer />
        <RefusalBubble refusal={refusal} />
        <ConnectMenu request={menu.request} onClose={menu.close} />
      </section>
    </CanvasProvider>
  );
}

const veils = {
  files: 'Drop the files to add them',
  model: 'Drop the model to add it',
  text: 'Drop to add it here',
};

function distanceAt(zoom: number): 'titles' | 'plain' | undefined {
  if (zoom >= farZoom) return undefined;
  return zoom < plainZoom ? 'plain' : 'titles';
}

const ariaLabels = {
  'node.a11yDescription.default':
    'Press Enter to select, the arrow keys to move, Delete to delete, Tab to reach its ports and fields.',
  'node.a11yDescription.keyboardDisabled': 'Press Enter to select, Delete to delete.',
  'edge.a11yDescription.default': 'Press Enter to select, Delete to delete.',
  'handle.ariaLabel': 'Port',
};
