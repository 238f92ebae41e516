import { useReactFlow } from '@xyflow/react';
import { useMemo, useState, type DragEvent } from 'react';
import { addFiles } from '../actions/edits/addFiles.ts';
import { useApp } from '../engine/AppContext.tsx';
import { droppedFiles } from '../nodes/widgets/droppedFiles.ts';
import { failureOf } from '../engine/failureOf.ts';

type Handlers = {
  readonly onDragOver: (event: DragEvent) => void;
  readonly onDragLeave: (event: DragEvent) => void;
  readonly onDrop: (event: DragEvent) => void;
};

/** Files dropped on the empty canvas become a File upload node there. */
export function useFileDrop(): { readonly handlers: Handlers; readonly isOver: boolean } {
  const app = useApp();
  const { screenToFlowPosition } = useReactFlow();
  const [isOver, setIsOver] = useState(false);
  const handlers = useMemo(
    (): Handlers => ({
      onDragOver: (event) => {
        if (!hasFiles(event) || event.defaultPrevented) return;
        event.preventDefault();
        setIsOver(true);
      },
      onDragLeave: (event) => {
        const isInside =
          event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget);
        if (!isInside) setIsOver(false);
      },
      onDrop: (event) => {
        setIsOver(false);
        if (!hasFiles(event) || event.defaultPrevented) return;
        event.preventDefault();
        const at = screenToFlowPosition({ x: event.clientX, y: event.clientY });
        droppedFiles(event.dataTransfer)
          .then((files) => addFiles(app, files, at))
          .catch((error: unknown) =>
            app.notify({ kind: 'error', message: failureOf(error).message }),
          );
      },
    }),
    [app, screenToFlowPosition],
  );
  return { handlers, isOver };
}

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer.types.includes('Files');
}
