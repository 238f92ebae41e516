import {
  ReactFlow,
  ReactFlowProvider,
  SelectionMode,
  useStore,
  useStoreApi,
  type EdgeTypes,
  type NodeTypes,
} from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import {
  memo,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
  type RefObject,
} from 'react';
import { useShallow } from 'zustand/react/shallow';
import './canvas.css';
import './frames/frames.css';
import { useApp, useDocument, useView } from '../engine/AppContext.tsx';
import { FindBar } from '../panels/FindBar.tsx';
import { PauseBanner } from '../panels/runs/PauseBanner.tsx';
import { Welcome } from '../panels/Welcome.tsx';
import { t } from '../messages/t.ts';
import { useLanguage } from '../messages/useLanguage.ts';
import { TidyProgress } from './arrange/TidyProgress.tsx';
import { ArrivingNodes } from './ArrivingNodes.tsx';
import { blockedBy } from './blockedBy.ts';
import { BlockedProvider, CanvasProvider } from './CanvasContext.tsx';
import { CanvasMap } from './CanvasMap.tsx';
import { CanvasMenu } from './CanvasMenu.tsx';
import { CanvasToolbar } from './CanvasToolbar.tsx';
import { ConnectionDraft } from './ConnectionDraft.tsx';
import { ConnectMenu, useConnectMenu } from './menus/ConnectMenu.tsx';
import { EdgeLine } from './EdgeLine.tsx';
import { FarLayer } from './far/FarLayer.tsx';
import { FarList } from './far/FarList.tsx';
import { createFarPointer, type FarPointer } from './far/farPointer.ts';
import { FrameBox } from './frames/FrameBox.tsx';
import { minZoom } from './fitStage.ts';
import { InsertHint } from './insert/InsertHint.tsx';
import { CanvasAnnouncer } from './CanvasAnnouncer.tsx';
import { createNodeFocus, type NodeFocus } from './focus/createNodeFocus.ts';
import { useNodeKeys } from './focus/useNodeKeys.ts';
import { NodeFrame } from './NodeFrame.tsx';
import { RerouteDot } from './RerouteDot.tsx';
import { RefusalBubble } from './RefusalBubble.tsx';
import { RunAnnouncer } from './RunAnnouncer.tsx';
import type { FlowEdge, FlowNode } from './toFlow.ts';
import { grid } from './toGrid.ts';
import { useCanvasView } from './useCanvasView.ts';
import { useChanges } from './useChanges.ts';
import { useConnecting } from './useConnecting.ts';
import { useFileDrop } from './useFileDrop.ts';
import { useGrab } from './useGrab.ts';
import type { Stage } from './stageTypes.ts';
import { useShown, useStage } from './useStage.ts';
import { useWheel } from './wheel/useWheel.ts';

const nodeTypes: NodeTypes = { patchbay: NodeFrame, frame: FrameBox, reroute: RerouteDot };
const edgeTypes: EdgeTypes = { patchbay: EdgeLine };
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
  const frame = useRef<HTMLElement>(null);
  const end = useRef<HTMLElement>(null);
  const stage = useStage(frame);
  const loadCount = useShown(stage, (shown) => shown.loadCount);
  const count = useShown(stage, (shown) => shown.count);
  const isFar = useShown(stage, (shown) => shown.isFar);
  const pointer = useFarPointer(frame, stage);
  const changes = useChanges(stage);
  const { handlers, refusal } = useConnecting();
  const menu = useConnectMenu();
  const wheelPans = useWheel(frame);
  const drop = useFileDrop(stage);
  const focus = useNodeFocus(frame, stage, loadCount);
  const keys = useNodeKeys({ frame, end, stage, focus });
  const view = useCanvasView({ frame, stage, pointer, focus, openMenu: menu.openAt, loadCount });
  const drags = useGrab({ frame, stage, moves: view });
  const isArriving = useView((state) => state.arrivals.length > 0);
  const restedAt = useView(({ viewport }) => viewport?.zoom ?? 0);
  // On the way to far away nothing is laid out anew: a large document has a far view, a small one looks so when it rests.
  const distance = useStore(({ transform: [, , zoom] }) =>
    stage.isLarge() ? undefined : distanceAt(Math.max(zoom, restedAt)),
  );
  // The same map until a node is disabled or enabled, so that typing draws no other node again.
  const blocked = useDocument(useShallow((state) => blockedBy(state.pipeline)));
  const services = useMemo(() => ({ openConnectMenu: menu.open, stage }), [menu.open, stage]);
  const handleLabel = t('canvas.canvas.port');
  const labels = useMemo(() => ({ 'handle.ariaLabel': handleLabel }), [handleLabel]);
  return (
    <CanvasProvider value={services}>
      <section
        ref={frame}
        tabIndex={-1}
        aria-label={t('canvas.canvas.name')}
        aria-describedby={keysId}
        className="canvas relative size-full"
        data-focus-home
        data-far={distance}
        data-view={isFar ? 'far' : undefined}
        {...drop.handlers}
        {...keys}
      >
        <p id={keysId} className="sr-only">
          {t('canvas.canvas.keys')}
        </p>
        <BlockedProvider value={blocked}>
          <CanvasMenu>
            <div className="size-full">
              <ReactFlow<FlowNode, FlowEdge>
                nodeTypes={nodeTypes}
                edgeTypes={edgeTypes}
                onNodesChange={changes}
                onEdgesChange={changes}
                onPaneClick={pointer.click}
                {...handlers}
                connectionLineComponent={ConnectionDraft}
                connectionRadius={24}
                snapToGrid
                snapGrid={[grid, grid]}
                minZoom={minZoom}
                maxZoom={2}
                zoomOnDoubleClick={false}
                panOnScroll={wheelPans}
                panOnScrollSpeed={1}
                selectionMode={SelectionMode.Partial}
                multiSelectionKeyCode={['Shift', 'Meta', 'Control']}
                panActivationKeyCode={null}
                deleteKeyCode={null}
                elevateEdgesOnSelect
                onNodeClick={view.onNodeClick}
                onDoubleClick={(event) => view.onDoubleClick(event)}
                onEdgeDoubleClick={view.onEdgeDoubleClick}
                onMoveStart={view.onMoveStart}
                onMove={view.onMove}
                onMoveEnd={view.onMoveEnd}
                {...drags}
                proOptions={{ hideAttribution: true }}
                ariaLabelConfig={labels}
                disableKeyboardA11y
              >
                <span ref={end} tabIndex={-1} />
                <FarLayer stage={stage} pointer={pointer} />
                {count >= minimapFrom && <CanvasMap stage={stage} />}
                <Around />
                <TabStop focus={focus} />
              </ReactFlow>
            </div>
          </CanvasMenu>
        </BlockedProvider>
        {isFar && <FarList stage={stage} pointer={pointer} focus={focus} />}
        {count === 0 && !isArriving && <Welcome />}
        {drop.over !== null && (
          <div className="drop-veil" data-over={drop.over.kind}>
            <p className="drop-words">
              {drop.over.kind === 'input'
                ? t('canvas.drop.input', { title: drop.over.title })
                : t(`canvas.drop.${drop.over.kind}`)}
            </p>
          </div>
        )}
        <Over />
        <RefusalBubble refusal={refusal} />
        <ConnectMenu request={menu.request} onClose={menu.close} focus={focus} />
      </section>
    </CanvasProvider>
  );
}

// What renders the canvas need not render what is around it.

const Around = memo(function Around(): ReactNode {
  useLanguage();
  return (
    <>
      <ArrivingNodes />
      <CanvasToolbar />
    </>
  );
});

const Over = memo(function Over(): ReactNode {
  useLanguage();
  return (
    <>
      <FindBar />
      <RunAnnouncer />
      <CanvasAnnouncer />
      <PauseBanner />
      <TidyProgress />
      <InsertHint />
    </>
  );
});

/** Which node the keyboard is at, kept in step with what is drawn and with the document. */
function useNodeFocus(
  frame: RefObject<HTMLElement | null>,
  stage: Stage,
  loadCount: number,
): NodeFocus {
  const app = useApp();
  const store = useStoreApi();
  const [focus] = useState(() =>
    createNodeFocus({
      stage,
      frame: () => frame.current,
      selected: () => app.view.getState().selection.nodes,
      panBy: (by) => void store.getState().panBy(by),
    }),
  );
  useEffect(() => focus.forget(), [focus, loadCount]);
  useEffect(() => {
    const stops = [
      app.document.subscribe((state, old) => state.pipeline !== old.pipeline && focus.follow()),
      app.ui.subscribe(({ dialog, palette, manageOpen }, old) => {
        const isClosed = dialog === null && !palette.open && !manageOpen;
        if (isClosed && (old.dialog !== null || old.palette.open || old.manageOpen)) focus.keep();
      }),
    ];
    // Another tab: what had the focus may be gone with the one before.
    focus.keep();
    return () => {
      for (const stop of stops) stop();
    };
  }, [app, focus]);
  return focus;
}

/** Keeps Tab's one stop on the canvas where nodes come and go. */
function TabStop({ focus }: { readonly focus: NodeFocus }): ReactNode {
  const nodes = useStore((state) => state.nodes);
  useLayoutEffect(() => focus.mark(), [focus, nodes]);
  return null;
}

function useFarPointer(frame: { readonly current: HTMLElement | null }, stage: Stage): FarPointer {
  const app = useApp();
  const [pointer] = useState(() => createFarPointer(app, stage));
  useEffect(
    () => (frame.current === null ? undefined : pointer.attach(frame.current)),
    [frame, pointer],
  );
  return pointer;
}

function distanceAt(zoom: number): 'titles' | 'plain' | undefined {
  if (zoom >= farZoom) return undefined;
  return zoom < plainZoom ? 'plain' : 'titles';
}

const keysId = 'canvas-keys';
