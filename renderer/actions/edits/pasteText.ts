import { parseReference } from '../../../shared/models/parseReference.ts';
import type { App } from '../../engine/app.ts';
import type { CanvasPoint } from '../../stores/places.ts';
import { addNode } from './addNode.ts';
import { parseClipboardText } from './clipboardText.ts';
import { insertPart } from './insertPart.ts';
import { pasteReference } from './pasteReference.ts';
import { pastePoint } from './whileArriving.ts';

/**
 * Adds what a text stands for: copied nodes, those of a pipeline file, the model that it refers to, else a Text node
 * with it; blanks become nothing. It goes right to the place that is given, else where there is room near the mouse. Of
 * nodes that cannot be read the user is told. Only a model takes time; it never throws.
 */
export async function pasteText(app: App, text: string, at?: CanvasPoint): Promise<void> {
  const content = parseClipboardText(text);
  if (content.kind === 'part') return insertPart(app, content.part, at ?? app.canvas.pointer());
  if (content.kind === 'unreadable') return app.notify({ kind: 'error', message: content.why });
  const reference = parseReference(text);
  const place = at ?? pastePoint(app, reference === undefined ? 'text' : 'prediction');
  if (reference !== undefined) return pasteReference(app, { text, reference, at: place });
  if (text.trim() === '') return;
  addNode(app, { type: 'text', settings: { text }, ...(place && { at: place }) });
}
