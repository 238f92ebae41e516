import type { App } from '../../engine/app.ts';
import { keepChanges } from './keepChanges.ts';

/** Closes a document after asking about unsaved changes. It can be opened again as it was while the window is open. */
export async function closeDocument(app: App): Promise<void> {
  if (await keepChanges(app)) app.tabs.getState().close(app);
}
