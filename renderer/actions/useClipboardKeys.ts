import { useEffect } from 'react';
import type { App } from '../engine/app.ts';
import { useApp } from '../engine/AppContext.tsx';
import { failureOf } from '../engine/failureOf.ts';
import { performAction } from './action.ts';
import { deleteSelection } from './deleteSelection.ts';
import { addFiles } from './edits/addFiles.ts';
import { toClipboardText } from './edits/clipboardText.ts';
import { pasteText } from './edits/pasteText.ts';
import { hasSelectedNodes, selectedNodes } from './edits/selected.ts';
import { pastePoint } from './edits/whileArriving.ts';

/**
 * Copy, cut and paste by the browser's own events, which need no permission and are done at once. Pasted files become
 * a File upload node, nodes come back, a model's name or address becomes a node that runs it, and another text becomes a Text node.
 */
export function useClipboardKeys(): void {
  const app = useApp();
  useEffect(() => {
    const copy = (event: ClipboardEvent): void => {
      if (!isForCanvas(app, event) || hasSelectedText() || !hasSelectedNodes(app)) return;
      const text = toClipboardText(app.document.getState().pipeline, selectedNodes(app));
      event.clipboardData?.setData('text/plain', text);
      event.preventDefault();
      if (event.type === 'cut') void performAction(app, deleteSelection);
    };
    let isMiddle = false;
    const release = ({ button }: MouseEvent): void => {
      if (button !== 1) return;
      isMiddle = true;
      setTimeout(() => {
        isMiddle = false;
      }, 0);
    };
    const paste = (event: ClipboardEvent): void => {
      // On Linux the middle button pastes what was selected last: closing a tab with it, or a pan, adds no node.
      if (isMiddle || !isForCanvas(app, event) || event.clipboardData === null) return;
      event.preventDefault();
      pasteAll(app, event.clipboardData);
    };
    window.addEventListener('copy', copy);
    window.addEventListener('cut', copy);
    window.addEventListener('paste', paste);
    window.addEventListener('mouseup', release, true);
    window.addEventListener('auxclick', release, true);
    return () => {
      window.removeEventListener('mouseup', release, true);
      window.removeEventListener('auxclick', release, true);
      window.removeEventListener('copy', copy);
      window.removeEventListener('cut', copy);
      window.removeEventListener('paste', paste);
    };
  }, [app]);
}

function pasteAll(app: App, data: DataTransfer): void {
  const files = Array.from(data.files);
  if (files.length === 0) return void pasteText(app, data.getData('text/plain'));
  addFiles(
    app,
    files.map((file) => ({ file })),
    { at: pastePoint(app, 'file-upload') },
  ).catch((error: unknown) => app.notify({ kind: 'error', message: failureOf(error).message }));
}

function isForCanvas(app: App, { target }: ClipboardEvent): boolean {
  const { dialog, palette } = app.ui.getState();
  const isField =
    target instanceof Element &&
    target.closest('input, textarea, [contenteditable="true"]') !== null;
  return dialog === null && !palette.open && !isField;
}

/** Copying a selected text is not copying nodes, unless the text is one that was left selected elsewhere on the page. */
function hasSelectedText(): boolean {
  const selection = window.getSelection();
  if (selection === null || selection.toString() === '') return false;
  const canvas = document.activeElement?.closest('.canvas') ?? null;
  return canvas === null || canvas.contains(selection.anchorNode);
}
