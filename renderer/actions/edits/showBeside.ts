import type { App } from '../../engine/app.ts';

/** Says whether more than one document is open. */
export function hasTabs({ tabs }: App): boolean {
  return tabs.getState().open.length > 1;
}

/** Shows the document so many tabs to the right; the row is a ring. */
export function showBeside({ tabs }: App, steps: number): void {
  const { open, shown, show } = tabs.getState();
  const next = open[(open.indexOf(shown) + steps + open.length) % open.length];
  if (next !== undefined) show(next);
}
