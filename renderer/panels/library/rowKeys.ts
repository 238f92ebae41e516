/** The rows of a panel that can be seen, from top to bottom. */
function shownRows(panel: HTMLElement): readonly HTMLElement[] {
  const rows = panel.querySelectorAll<HTMLElement>('[data-library-row]');
  return [...rows].filter((row) => row.checkVisibility());
}

/** Moves the focus by one row; above the first row is the search field. */
export function moveRowFocus(panel: HTMLElement, by: 1 | -1): void {
  const rows = shownRows(panel);
  const at = rows.findIndex((row) => row === document.activeElement);
  const next = rows[at + by];
  if (next !== undefined) next.focus();
  else if (by === -1) focusSearch(panel);
}

/** Puts the focus into the panel's search field. */
export function focusSearch(panel: HTMLElement | null): void {
  panel?.querySelector<HTMLElement>('input[type=search]')?.focus();
}
