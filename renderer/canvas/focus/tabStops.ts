/** What can have the focus by Tab inside an element, in order. */
function tabStops(root: ParentNode): readonly HTMLElement[] {
  const candidates = root.querySelectorAll<HTMLElement>(
    'a[href], button, input, select, textarea, [tabindex], [contenteditable="true"]',
  );
  return [...candidates].filter(
    (element) =>
      element.tabIndex >= 0 &&
      !element.matches(':disabled') &&
      element.checkVisibility({ visibilityProperty: true }),
  );
}

/** The first field of a node, where it has none its first button, and last its first port. */
export function firstField(node: HTMLElement): HTMLElement | undefined {
  const stops = tabStops(node);
  const isField = (element: HTMLElement): boolean =>
    element.matches('input, select, textarea, [contenteditable="true"], [role="combobox"]') ||
    element.matches('[role="switch"], [role="slider"]');
  const inBody = stops.filter((element) => !element.matches('.port-handle'));
  return inBody.find(isField) ?? inBody[0] ?? stops[0];
}

/**
 * Where Tab leads inside the canvas, which is one stop: from a node to what floats over the canvas and then out of
 * it, through the fields of a node only while the focus is among them. Undefined where it leads out.
 */
export function nextStop(
  viewport: HTMLElement,
  from: Element,
  isBack: boolean,
): HTMLElement | undefined {
  const node = from.closest<HTMLElement>('.react-flow__node');
  const floating = [...viewport.querySelectorAll('.react-flow__viewport-portal')].flatMap(tabStops);
  const inside = node === null || node === from ? [] : tabStops(node);
  const stops: readonly HTMLElement[] = [...(node === null ? [] : [node]), ...inside, ...floating];
  const at = stops.findIndex((stop) => stop === from);
  return stops[at + (isBack ? -1 : 1)];
}
