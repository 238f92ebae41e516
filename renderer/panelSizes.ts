/** The panels beside the canvas, whose sizes are remembered. */
export const sidePanelIds = ['library', 'inspector', 'log'] as const;

/** One of them. */
export type SidePanelId = (typeof sidePanelIds)[number];

/** In pixels: as this window was left, else as the last one was; undefined where nothing was kept. */
export function readPanelSize(id: SidePanelId): number | undefined {
  const kept = sessionStorage.getItem(keyOf(id)) ?? localStorage.getItem(keyOf(id));
  const size = Number(kept ?? Number.NaN);
  return size > 0 ? size : undefined;
}

/** In pixels; for this window over a reload, and for those that are opened later. Null is the usual size. */
export function keepPanelSize(id: SidePanelId, pixels: number | null): void {
  for (const storage of [sessionStorage, localStorage]) {
    if (pixels === null) storage.removeItem(keyOf(id));
    else storage.setItem(keyOf(id), String(pixels));
  }
}

function keyOf(id: SidePanelId): string {
  return `patchbay.size.${id}`;
}
