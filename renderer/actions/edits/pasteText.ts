import { parseReference } from '../../../shared/models/parseReference.ts';
import type { App } from '../../engine/app.ts';
import type { CanvasPoint } from '../../stores/places.ts';
import { addNode } from './addNode.ts';
import { parseClipboardText } from './clipboardText.ts';
import { insertPart } from './insertPart.ts';
import { pasteReference } from './pasteReference.ts';

/**
 * Adds what a text stands for at a place: copied nodes, the model that it refers to, else a Text node with it; blanks
 * become nothing. Only a model takes time; it never throws.
 */
export async function pasteText(
  app: App,
  text: string,
  at: CanvasPoint | undefined = app.canvas.pointer(),
): Promise<void> {
  const part = parseClipboardText(text);
  if (part !== undefined) return insertPart(app, part, at);
  const reference = parseReference(text);
  if (reference !== undefined) return pasteReference(app, { text, reference, at });
  if (text.trim() !== '') addNode(app, { type: 'text', settings: { text }, ...(at && { at }) });
}
