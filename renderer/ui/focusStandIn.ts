/** An element that has the focus, and what it is in, from the inside out: that is known no more once it is removed. */
export type Place = { readonly element: HTMLElement; readonly around: readonly HTMLElement[] };

/** Where something was removed. */
export type Gap = {
  readonly parent: HTMLElement;
  /** Among the children that are left and those that have come since. */
  readonly at: () => number;
  /** Which of the stops of what was removed had the focus. */
  readonly nth: number;
};

const roles = ['dialog', 'alertdialog', 'menu', 'tabpanel', 'group'];

/** What belongs together: a control beyond it is about something else. */
const parts = ['section', 'aside', 'form', 'header', 'nav', 'search']
  .concat(roles.map((role) => `[role="${role}"]`))
  .join(',');

const stops = ['a[href]', 'button', 'input', 'select', 'textarea', '[tabindex]'].join(',');

/** Says whether an element could have the focus now. */
export function canHoldFocus(element: HTMLElement): boolean {
  return (
    element.isConnected &&
    !element.matches(':disabled') &&
    element.closest('[inert]') === null &&
    element.checkVisibility({ visibilityProperty: true })
  );
}

/** What Tab stops at in an element and at it, in order; also in one that is no part of the page any more. */
function stopsIn(root: HTMLElement): readonly HTMLElement[] {
  const all = [root, ...root.querySelectorAll<HTMLElement>(stops)];
  return all.filter((each) => each.matches(stops) && each.tabIndex >= 0);
}

/** The smallest part of the page around a place that is still there. */
export function partAround({ around }: Place): HTMLElement | undefined {
  return around.find((each) => each.matches(parts) && canHoldFocus(each));
}

/** The gap that a removal has left; undefined for one that is about something else. */
export function toGap(record: MutationRecord, { element }: Place): Gap | undefined {
  const { target, removedNodes, previousSibling, nextSibling } = record;
  const removed = [...removedNodes].find((node) => node.contains(element));
  if (!(removed instanceof HTMLElement) || !(target instanceof HTMLElement)) return undefined;
  return {
    parent: target,
    nth: stopsIn(removed).indexOf(element),
    at: () => {
      const children: readonly Node[] = [...target.childNodes];
      const after = previousSibling === null ? -1 : children.indexOf(previousSibling);
      if (previousSibling === null || after >= 0) return after + 1;
      return Math.max(0, nextSibling === null ? 0 : children.indexOf(nextSibling));
    },
  };
}

/**
 * What takes the place of an element that has no focus any more: what has come where it was, else what stands after it,
 * else before it, else the part of the page that they are in. Undefined where nothing is left there.
 */
export function standIn(
  place: Place,
  gap: Gap | undefined,
  part: HTMLElement,
): HTMLElement | undefined {
  for (const each of neighbours(gap ?? gapAt(place), part)) {
    const left = stopsIn(each).filter(canHoldFocus);
    // In the next row of a list what had it in the row that is gone.
    const likely = each.matches('li, tr')
      ? left[gap?.nth ?? 0]
      : left.find((stop) => stop.matches('[data-autofocus]'));
    const next = likely ?? left[0];
    if (next !== undefined) return next;
  }
  return part.hasAttribute('tabindex') ? part : undefined;
}

/** For what is hidden or disabled, or went with all that was around it. */
function gapAt({ element, around }: Place): Gap {
  const parent = around.find((each) => each.isConnected) ?? document.body;
  const at = element.isConnected ? indexOf(element) + 1 : 0;
  return { parent, nth: 0, at: () => at };
}

/** From the gap outwards, until the part ends. */
function* neighbours(gap: Gap, part: HTMLElement): Generator<HTMLElement> {
  let parent: HTMLElement | null = gap.parent;
  let at = gap.at();
  while (parent !== null && part.contains(parent)) {
    const children: readonly Node[] = [...parent.childNodes];
    for (const each of [...children.slice(at), ...children.slice(0, at).toReversed()])
      if (each instanceof HTMLElement) yield each;
    at = indexOf(parent) + 1;
    parent = parent.parentElement;
  }
}

function indexOf(element: HTMLElement): number {
  return element.parentNode === null ? 0 : [...element.parentNode.childNodes].indexOf(element);
}
