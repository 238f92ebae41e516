import type { App } from '../../engine/app.ts';
import { addNode } from './addNode.ts';
import { parseClipboardText } from './clipboardText.ts';
import { insertPart } from './insertPart.ts';

/** Adds copied nodes where the mouse is; another text becomes a Text node, and blanks become nothing. */
export function pasteText(app: App, text: string): void {
  const at = app.canvas.pointer();
  const part = parseClipboardText(text);
  if (part !== undefined) insertPart(app, part, at);
  else if (text.trim() !== '')
    addNode(app, { type: 'text', settings: { text }, ...(at && { at }) });
}
