/** Says whether an element is one that text is typed into, which has an undo of its own. */
export function isEditable(element: HTMLElement): boolean {
  if (element.isContentEditable || element instanceof HTMLTextAreaElement) return true;
  if (element instanceof HTMLSelectElement) return true;
  return (
    element instanceof HTMLInputElement &&
    !['checkbox', 'radio', 'button', 'range', 'file'].includes(element.type)
  );
}
