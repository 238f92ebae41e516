import type { Reference } from '../../../shared/models/reference.ts';
import type { App, Notice } from '../../engine/app.ts';
import { failureOf } from '../../engine/failureOf.ts';
import type { CanvasPoint } from '../../stores/places.ts';
import { openSettings } from '../openSettings.ts';
import { t } from '../../messages/t.ts';
import { addNode } from './addNode.ts';
import { describeReference } from './describeReference.ts';
import { placeReference } from './placeReference.ts';
import { freePoint, whileArriving } from './whileArriving.ts';

/** A text that was pasted or dropped, what it refers to, and where the node goes. */
export type PastedReference = {
  readonly text: string;
  readonly reference: Reference;
  readonly at?: CanvasPoint | undefined;
};

/**
 * Puts what a text refers to on the canvas. A box that can be canceled stands there meanwhile; what goes wrong is told
 * in one sentence, and then nothing is added. Another document in its place cancels it too.
 */
export async function pasteReference(app: App, pasted: PastedReference): Promise<void> {
  const { reference } = pasted;
  const asText = (): void => addText(app, pasted);
  if (reference.kind === 'cog' && !(await mayConnect(app, { ...reference, asText }))) return;
  const at = pasted.at ?? freePoint(app, 'prediction');
  const title = describeReference(reference);
  try {
    await whileArriving(app, { at, title }, (signal) =>
      placeReference(app, { reference, request: { at }, signal }),
    );
  } catch (error) {
    app.notify(noticeOf(app, error, asText));
  }
}

type Server = { readonly host: string; readonly asText: () => void };

/** A server that is contacted for the first time is contacted because the user said so. */
async function mayConnect(app: App, { host, asText }: Server): Promise<boolean> {
  const known = await app.client.connections.list().catch(() => []);
  if (known.some(({ id }) => id === `cog:${host}`)) return true;
  const answer = await app.ui.getState().confirm({
    title: t('edits.paste.addServerTitle', { host }),
    message: t('edits.paste.addServerHint'),
    choices: [
      { id: 'cancel', label: t('common.cancel') },
      { id: 'text', label: t('edits.paste.addAsText') },
      { id: 'connect', label: t('edits.paste.addServer'), tone: 'primary' },
    ],
  });
  if (answer === 'text') asText();
  return answer === 'connect';
}

function noticeOf(app: App, error: unknown, asText: () => void): Notice {
  const { kind, message } = failureOf(error);
  const action =
    kind === 'unauthorized'
      ? { label: t('common.settings'), onClick: () => void openSettings.perform(app) }
      : { label: t('edits.paste.addAsText'), onClick: asText };
  return { kind: 'error', message, action };
}

function addText(app: App, { text, at }: PastedReference): void {
  addNode(app, { type: 'text', settings: { text }, ...(at && { at }) });
}
