import type { App } from '../../engine/app.ts';

/** Says where another window has edits of the document's file that are not saved. Throws FailureError. */
export async function lookElsewhere({ client, session, document, view }: App): Promise<void> {
  const { path } = document.getState();
  if (session.window === null || path === null) return;
  const { edits } = await client.drafts.elsewhere({ window: session.window, path });
  // A file that is another one by now is the greater trouble.
  if (edits && view.getState().disk === null) view.getState().setDisk({ kind: 'elsewhere' });
}
