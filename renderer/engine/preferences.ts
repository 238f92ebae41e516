import type { UiPreferences, UiStore } from '../stores/uiStore.ts';

const key = 'patchbay.ui';

/** What was chosen at an earlier visit; nothing where it cannot be read. */
export function readPreferences(storage: Pick<Storage, 'getItem'>): UiPreferences {
  try {
    const saved: unknown = JSON.parse(storage.getItem(key) ?? '{}');
    return typeof saved === 'object' && saved !== null ? pick(saved) : {};
  } catch {
    return {};
  }
}

function pick(saved: object): UiPreferences {
  const theme = 'theme' in saved ? saved.theme : undefined;
  const inspectorOpen = 'inspectorOpen' in saved ? saved.inspectorOpen : undefined;
  const logOpen = 'logOpen' in saved ? saved.logOpen : undefined;
  return {
    ...(theme === 'light' || theme === 'dark' || theme === 'system' ? { theme } : {}),
    ...(typeof inspectorOpen === 'boolean' ? { inspectorOpen } : {}),
    ...(typeof logOpen === 'boolean' ? { logOpen } : {}),
  };
}

/** Keeps the theme and the open panels from now on; the answer stops it. */
export function keepPreferences(ui: UiStore, storage: Pick<Storage, 'setItem'>): () => void {
  return ui.subscribe(({ theme, inspectorOpen, logOpen }, before) => {
    const isSame =
      theme === before.theme &&
      inspectorOpen === before.inspectorOpen &&
      logOpen === before.logOpen;
    if (!isSame) storage.setItem(key, JSON.stringify({ theme, inspectorOpen, logOpen }));
  });
}
