import { useReactFlow } from '@xyflow/react';
import { useMemo, useState, type DragEvent } from 'react';
import { addFiles } from '../actions/edits/addFiles.ts';
import { addModelNode } from '../actions/edits/addModelNode.ts';
import { pasteText } from '../actions/edits/pasteText.ts';
import type { App } from '../engine/app.ts';
import { useApp } from '../engine/AppContext.tsx';
import { failureOf } from '../engine/failureOf.ts';
import { droppedFiles } from '../nodes/widgets/droppedFiles.ts';
import type { CanvasPoint } from '../stores/places.ts';
import type { Inserting } from '../stores/viewStore.ts';
import { edgeAt } from './insert/edgeAt.ts';
import { modelDragType, readModelDrag } from './modelDrag.ts';
import type { Stage } from './stageTypes.ts';

type Handlers = {
  readonly onDragOver: (event: DragEvent) => void;
  readonly onDragLeave: (event: DragEvent) => void;
  readonly onDrop: (event: DragEvent) => void;
};

/** What is being dragged over the canvas. */
type Dragged = 'files' | 'model' | 'text';

/**
 * What is dropped on the empty canvas becomes a node there: files a File upload, a model of the library a prediction, a
 * text or a link what it would become when pasted.
 */
export function useFileDrop(stage: Stage): {
  readonly handlers: Handlers;
  readonly over: Dragged | null;
} {
  const app = useApp();
  const { screenToFlowPosition } = useReactFlow();
  const [over, setOver] = useState<Dragged | null>(null);
  const handlers = useMemo(
    (): Handlers => ({
      onDragOver: (event) => {
        const dragged = draggedBy(event);
        if (dragged === undefined || event.defaultPrevented) return;
        event.preventDefault();
        setOver(dragged);
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
      onDrop: (event) => {
        const { inserting, setInserting } = app.view.getState();
        setOver(null);
        setInserting(null);
        if (draggedBy(event) === undefined || event.defaultPrevented) return;
        event.preventDefault();
        const at = screenToFlowPosition({ x: event.clientX, y: event.clientY });
        addDropped(app, event.dataTransfer, { at, into: inserting }).catch((error: unknown) =>
          app.notify({ kind: 'error', message: failureOf(error).message }),
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

type Place = { readonly at: CanvasPoint; readonly into: Inserting | null };

/** What was dropped can be read only until the event has ended, so nothing is awaited before. */
async function addDropped(app: App, data: DataTransfer, { at, into }: Place): Promise<void> {
  const model = readModelDrag(data);
  if (model !== undefined) await addModelNode(app, { ...model, at, ...(into && { into }) });
  else if (data.types.includes('Files')) await addFiles(app, await droppedFiles(data), at);
  else await pasteText(app, droppedText(data), at);
}

/** A dragged link has its address in both; a list of addresses may begin with comments. */
function droppedText(data: DataTransfer): string {
  const lines = data.getData(addresses).split(/\r?\n/);
  const address = lines.find((line) => line.trim() !== '' && !line.startsWith('#'));
  return address ?? data.getData(plain);
}
