import { useReactFlow } from '@xyflow/react';
import { useMemo, useState, type DragEvent } from 'react';
import { findNode } from '../../shared/domain/graph.ts';
import { toNodeId } from '../../shared/domain/ids.ts';
import { canConvert } from '../../shared/graph/canConvert.ts';
import { addFiles } from '../actions/edits/addFiles.ts';
import { addModelNode } from '../actions/edits/addModelNode.ts';
import { pasteText } from '../actions/edits/pasteText.ts';
import type { App } from '../engine/app.ts';
import { useApp } from '../engine/AppContext.tsx';
import { failureOf } from '../engine/failureOf.ts';
import { shownSentence } from '../messages/shownSentence.ts';
import { droppedFiles } from '../nodes/widgets/droppedFiles.ts';
import type { CanvasPoint, PortEnd } from '../stores/places.ts';
import type { Inserting } from '../stores/viewStore.ts';
import { edgeAt } from './insert/edgeAt.ts';
import { modelDragType, readModelDrag } from './modelDrag.ts';
import type { Stage } from './stageTypes.ts';

type Handlers = {
  readonly onDragOver: (event: DragEvent) => void;
  readonly onDragLeave: (event: DragEvent) => void;
  readonly onDropCapture: () => void;
  readonly onDrop: (event: DragEvent) => void;
};

/** What is being dragged over the canvas. */
type Dragged = 'files' | 'model' | 'text';

/** What a drop would do: bring it in, or feed an input. */
export type DropHint =
  | { readonly kind: Dragged }
  | { readonly kind: 'input'; readonly title: string };

/**
 * What is dropped on the canvas becomes a node there: files a File upload, a model of the library a prediction, a text or
 * a link what it would become when pasted. Files on an input become the File upload that feeds it.
 */
export function useFileDrop(stage: Stage): {
  readonly handlers: Handlers;
  readonly over: DropHint | null;
} {
  const app = useApp();
  const { screenToFlowPosition } = useReactFlow();
  const [over, setOver] = useState<DropHint | null>(null);
  const handlers = useMemo(
    (): Handlers => ({
      onDragOver: (event) => {
        const dragged = draggedBy(event);
        if (dragged === undefined || event.defaultPrevented) return;
        event.preventDefault();
        const input = dragged === 'files' ? inputUnder(app, event.target) : undefined;
        const hint: DropHint =
          input === undefined ? { kind: dragged } : { kind: 'input', title: input.title };
        // It is told again and again, and mostly says the same.
        setOver((before) => (isSame(before, hint) ? before : hint));
        const at = screenToFlowPosition({ x: event.clientX, y: event.clientY });
        app.view.getState().setInserting(dragged === 'model' ? pointedAt(stage, at) : null);
      },
      onDragLeave: (event) => {
        const isInside =
          event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget);
        if (isInside) return;
        setOver(null);
        app.view.getState().setInserting(null);
      },
      // Also where a field takes what is dropped, and says so to nobody.
      onDropCapture: () => setOver(null),
      onDrop: (event) => {
        const { inserting, setInserting } = app.view.getState();
        setInserting(null);
        if (draggedBy(event) === undefined || event.defaultPrevented) return;
        event.preventDefault();
        const at = screenToFlowPosition({ x: event.clientX, y: event.clientY });
        const input = inputUnder(app, event.target);
        addDropped(app, event.dataTransfer, { at, into: inserting, input }).catch(
          (error: unknown) => app.notify({ kind: 'error', message: failureOf(error).message }),
        );
      },
    }),
    [app, screenToFlowPosition, stage],
  );
  return { handlers, over };
}

function draggedBy({ dataTransfer: { types }, target }: DragEvent): Dragged | undefined {
  if (types.includes(modelDragType)) return 'model';
  if (types.includes('Files')) return 'files';
  // A field takes a dropped text itself.
  const isField =
    target instanceof Element &&
    target.closest('input, textarea, [contenteditable="true"]') !== null;
  const isText = types.includes(addresses) || types.includes(plain);
  return isText && !isField ? 'text' : undefined;
}

/** An edge is met within so many pixels. */
const reach = 12;

/** The edge under the mouse. Whether the model fits is known once it is fetched. */
function pointedAt(stage: Stage, at: CanvasPoint): Inserting | null {
  const by = reach / stage.view().zoom;
  const line = edgeAt(stage.scene(), {
    x: at.x - by,
    y: at.y - by,
    width: by * 2,
    height: by * 2,
  });
  return line === undefined ? null : { edgeId: line.edge.id, at };
}

const plain = 'text/plain';
const addresses = 'text/uri-list';

type Input = PortEnd & { readonly title: string };

/** The input whose handle or row is there; a field for files takes them itself. */
function inputUnder(app: App, target: EventTarget): Input | undefined {
  const handle =
    target instanceof Element
      ? (target.closest('.port-handle.target') ??
        target.closest('.port-row')?.querySelector('.port-handle.target'))
      : undefined;
  const { pipeline } = app.document.getState();
  const id = handle?.closest('.react-flow__node')?.getAttribute('data-id');
  const node = id == null ? undefined : findNode(pipeline.graph, toNodeId(id));
  const name = handle?.getAttribute('data-handleid');
  const port = node && app.ports(node, pipeline).inputs.find((input) => input.name === name);
  if (node === undefined || port === undefined) return undefined;
  const { type, title } = port;
  return { nodeId: node.id, port: port.name, direction: 'input', type, title };
}

function isSame(a: DropHint | null, b: DropHint): boolean {
  return a?.kind === b.kind && titleIn(a) === titleIn(b);
}

function titleIn(hint: DropHint): string {
  return hint.kind === 'input' ? hint.title : '';
}

type Place = {
  readonly at: CanvasPoint;
  readonly into: Inserting | null;
  readonly input: Input | undefined;
};

/** What was dropped can be read only until the event has ended, so nothing is awaited before. */
async function addDropped(app: App, data: DataTransfer, place: Place): Promise<void> {
  const { at, into, input } = place;
  const model = readModelDrag(data);
  if (model !== undefined) await addModelNode(app, { ...model, at, ...(into && { into }) });
  else if (data.types.includes('Files')) {
    const refusal = input && canConvert('file', input.type);
    if (refusal?.kind === 'refused')
      return app.notify({ kind: 'error', message: shownSentence(refusal.why) });
    const files = await droppedFiles(data);
    await addFiles(app, files, input === undefined ? { at } : { from: input });
  } else await pasteText(app, droppedText(data), at);
}

/** A dragged link has its address in both; a list of addresses may begin with comments. */
function droppedText(data: DataTransfer): string {
  const lines = data.getData(addresses).split(/\r?\n/);
  const address = lines.find((line) => line.trim() !== '' && !line.startsWith('#'));
  return address ?? data.getData(plain);
}
