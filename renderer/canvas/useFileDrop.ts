import { useReactFlow } from '@xyflow/react';
import { useMemo, useState, type DragEvent } from 'react';
import { addFiles } from '../actions/edits/addFiles.ts';
import { addModelNode } from '../actions/edits/addModelNode.ts';
import type { App } from '../engine/app.ts';
import { useApp } from '../engine/AppContext.tsx';
import { failureOf } from '../engine/failureOf.ts';
import { droppedFiles } from '../nodes/widgets/droppedFiles.ts';
import type { CanvasPoint } from '../stores/uiStore.ts';
import { modelDragType, readModelDrag } from './modelDrag.ts';

type Handlers = {
  readonly onDragOver: (event: DragEvent) => void;
  readonly onDragLeave: (event: DragEvent) => void;
  readonly onDrop: (event: DragEvent) => void;
};

/** What is being dragged over the canvas. */
type Dragged = 'files' | 'model';

/** What is dropped on the empty canvas becomes a node there: files a File upload, a model of the library a prediction. */
export function useFileDrop(): { readonly handlers: Handlers; readonly over: Dragged | null } {
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
      },
      onDragLeave: (event) => {
        const isInside =
          event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget);
        if (!isInside) setOver(null);
      },
      onDrop: (event) => {
        setOver(null);
        if (draggedBy(event) === undefined || event.defaultPrevented) return;
        event.preventDefault();
        const at = screenToFlowPosition({ x: event.clientX, y: event.clientY });
        addDropped(app, event.dataTransfer, at).catch((error: unknown) =>
          app.notify({ kind: 'error', message: failureOf(error).message }),
        );
      },
    }),
    [app, screenToFlowPosition],
  );
  return { handlers, over };
}

function draggedBy({ dataTransfer: { types } }: DragEvent): Dragged | undefined {
  if (types.includes(modelDragType)) return 'model';
  return types.includes('Files') ? 'files' : undefined;
}

/** What was dropped can be read only until the event has ended, so nothing is awaited before. */
async function addDropped(app: App, data: DataTransfer, at: CanvasPoint): Promise<void> {
  const model = readModelDrag(data);
  if (model === undefined) await addFiles(app, await droppedFiles(data), at);
  else await addModelNode(app, { ...model, at });
}
