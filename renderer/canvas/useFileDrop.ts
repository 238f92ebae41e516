import { useReactFlow } from '@xyflow/react';
import { useMemo, useState, type DragEvent } from 'react';
import { addFiles } from '../actions/edits/addFiles.ts';
import { pasteText } from '../actions/edits/pasteText.ts';
import { useApp } from '../engine/AppContext.tsx';
import { droppedFiles } from '../nodes/widgets/droppedFiles.ts';
import { failureOf } from '../engine/failureOf.ts';

type Handlers = {
  readonly onDragOver: (event: DragEvent) => void;
  readonly onDragLeave: (event: DragEvent) => void;
  readonly onDrop: (event: DragEvent) => void;
};

/** Files dropped on the empty canvas become a File upload node there; a text or an address what it would become when pasted. */
export function useFileDrop(): { readonly handlers: Handlers; readonly isOver: boolean } {
  const app = useApp();
  const { screenToFlowPosition } = useReactFlow();
  const [isOver, setIsOver] = useState(false);
  const handlers = useMemo(
    (): Handlers => ({
      onDragOver: (event) => {
        if (!isForCanvas(event)) return;
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
        if (!isForCanvas(event)) return;
        event.preventDefault();
        const at = screenToFlowPosition({ x: event.clientX, y: event.clientY });
        if (!hasFiles(event)) return void pasteText(app, droppedText(event), at);
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

/** A field takes a dropped text itself. */
function isForCanvas(event: DragEvent): boolean {
  if (event.defaultPrevented) return false;
  if (hasFiles(event)) return true;
  const { target, dataTransfer } = event;
  const isField =
    target instanceof Element &&
    target.closest('input, textarea, [contenteditable="true"]') !== null;
  return !isField && (dataTransfer.types.includes(addresses) || dataTransfer.types.includes(plain));
}

const plain = 'text/plain';
const addresses = 'text/uri-list';

/** A dragged link has its address in both; a list of addresses may begin with comments. */
function droppedText({ dataTransfer }: DragEvent): string {
  const lines = dataTransfer.getData(addresses).split(/\r?\n/);
  const address = lines.find((line) => line.trim() !== '' && !line.startsWith('#'));
  return address ?? dataTransfer.getData(plain);
}
