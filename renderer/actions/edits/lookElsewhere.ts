import type { App } from '../../engine/app.ts';

/** Says where another window has edits of the document, or of its file, that are not saved. Throws FailureError. */
export async function lookElsewhere({ id, client, session, document, view }: App): Promise<void> {
  const { path } = document.getState();
  const { window } = session;
  if (window === null) return;
  const { edits } = await client.drafts.elsewhere({ window, document: id, path });
  // A file that is another one by now is the greater trouble.
  if (edits && view.getState().disk === null) view.getState().setDisk({ kind: 'elsewhere' });
}
