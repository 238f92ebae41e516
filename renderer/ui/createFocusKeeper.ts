import { canHoldFocus, partAround, standIn, toGap, type Gap, type Place } from './focusStandIn.ts';

/** The canvas looks after its nodes, and takes this many frames for that. */
const framesOfHome = 5;
const home = '[data-focus-home]';

const dialogs = '[role="dialog"], [role="alertdialog"], [role="menu"]';

type Options = {
  /** Gives the focus to the place that is always there. */
  readonly goHome: () => void;
};

/**
 * Gives the focus to what stands beside the element that had it, when that is removed, hidden or disabled and the page
 * has left it nowhere, or to the dialog as a whole. The answer stops it.
 */
export function createFocusKeeper({ goHome }: Options): () => void {
  let at: Place | null = null;
  /** Where the focus was before it came to the dialog, or the part, that it is in. */
  let before: Place | null = null;
  let gap: Gap | undefined;
  let framesLeft = 0;

  const observer = new MutationObserver((records) => {
    if (at === null) return;
    for (const record of records) gap = toGap(record, at) ?? gap;
    if (canHoldFocus(at.element)) return;
    const isUnderWay = framesLeft > 0;
    framesLeft = partAround(at)?.matches(home) === true ? framesOfHome : 1;
    if (!isUnderWay) requestAnimationFrame(countDown);
  });
  const countDown = (): void => {
    framesLeft -= 1;
    if (framesLeft > 0) requestAnimationFrame(countDown);
    // A dialog that closes gives the focus back in a task of its own: this is one after it.
    else setTimeout(take, 0);
  };
  const take = (): void => {
    if (at === null || canHoldFocus(at.element) || !isNowhere(at)) return;
    (placeFor(at, gap) ?? (before === null ? undefined : placeFor(before)))?.focus();
    if (at === null || (!canHoldFocus(at.element) && isNowhere(at))) goHome();
  };
  const watch = (element: HTMLElement): void => {
    const place = { element, around: ancestorsOf(element) };
    if (at !== null && partAround(at) !== partAround(place)) before = at;
    at = place;
    gap = undefined;
    observer.disconnect();
    const attributeFilter = ['hidden', 'inert', 'disabled'];
    observer.observe(element, { attributeFilter });
    for (const each of place.around) observer.observe(each, { childList: true, attributeFilter });
  };
  const onFocus = ({ target }: FocusEvent): void => {
    if (target instanceof HTMLElement) watch(target);
  };
  // Who clicks beside everything wants no focus.
  const onPointer = (): void =>
    void requestAnimationFrame(() => {
      if (at === null || !canHoldFocus(at.element) || document.activeElement !== document.body)
        return;
      at = null;
      observer.disconnect();
    });
  document.addEventListener('focusin', onFocus);
  document.addEventListener('pointerdown', onPointer, { capture: true });
  return () => {
    observer.disconnect();
    document.removeEventListener('focusin', onFocus);
    document.removeEventListener('pointerdown', onPointer, { capture: true });
  };
}

/** The element itself or what takes its place; undefined where that is the place that is always there. */
function placeFor(place: Place, gap?: Gap): HTMLElement | undefined {
  if (canHoldFocus(place.element)) return place.element;
  const part = partAround(place);
  return part === undefined || part.matches(home) ? undefined : standIn(place, gap, part);
}

/** Nobody has the focus, or a dialog has taken it for want of anything better. */
function isNowhere({ around }: Place): boolean {
  const { activeElement } = document;
  if (activeElement === null || activeElement === document.body) return true;
  return activeElement.matches(dialogs) && around.some((each) => each === activeElement);
}

function ancestorsOf(element: HTMLElement): readonly HTMLElement[] {
  const around: HTMLElement[] = [];
  for (let up = element.parentElement; up !== null; up = up.parentElement) around.push(up);
  return around;
}
