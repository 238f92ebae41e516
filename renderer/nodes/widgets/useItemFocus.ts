import { useEffect, useRef, type RefObject } from 'react';

/** What the button of an item does. */
export type ItemAct = 'up' | 'down' | 'remove';

type ItemFocus<E extends HTMLElement> = {
  /** For the element around the items; each has its place as `data-item`, and each of its buttons `data-act`. */
  readonly ref: RefObject<E | null>;
  /** Says before a change at which place the focus is to be after it. */
  readonly follow: (index: number, act: ItemAct) => void;
};

type Options = {
  readonly count: number;
  /** The id of the element that takes the focus when no item is left. */
  readonly last: string;
  /** Pixels, where only items in sight are drawn. */
  readonly rowHeight?: number;
};

/** Keeps the focus with an item that moves, near one that is taken out, or on the element `last` when none is left. */
export function useItemFocus<E extends HTMLElement>(options: Options): ItemFocus<E> {
  const { count, last, rowHeight } = options;
  const ref = useRef<E>(null);
  const wanted = useRef<{ readonly index: number; readonly act: ItemAct }>(null);
  useEffect(() => {
    const place = wanted.current;
    if (place === null) return;
    const list = ref.current;
    const index = Math.min(place.index, count - 1);
    const item = list?.querySelector(`[data-item="${index}"]`) ?? null;
    if (list !== null && item === null && rowHeight !== undefined) {
      // It is drawn, and this is called again, once it is in sight.
      list.scrollTop = index * rowHeight;
      return;
    }
    wanted.current = null;
    (buttonIn(item, place.act) ?? document.getElementById(last))?.focus();
  });
  return {
    ref,
    follow: (index, act) => {
      wanted.current = { index, act };
    },
  };
}

/** The button that does this, or where the item has none, the first. */
function buttonIn(item: Element | null, act: ItemAct): HTMLElement | undefined {
  const buttons = [...(item?.querySelectorAll<HTMLElement>('[data-act]') ?? [])];
  return buttons.find((button) => button.dataset['act'] === act) ?? buttons[0];
}
