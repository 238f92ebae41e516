import { useEffect, useRef, type RefObject } from 'react';

/** What the button of an item does. */
export type ItemAct = 'up' | 'down' | 'remove';

type ItemFocus<E extends HTMLElement> = {
  /** For the element around the items; each has `data-item`, and each of its buttons `data-act`. */
  readonly ref: RefObject<E | null>;
  /** Says before a change at which place the focus is to be after it. */
  readonly follow: (index: number, act: ItemAct) => void;
};

/** Keeps the focus with an item that moves, near one that is taken out, or on the element `last` when none is left. */
export function useItemFocus<E extends HTMLElement>(last: string): ItemFocus<E> {
  const ref = useRef<E>(null);
  const wanted = useRef<{ readonly index: number; readonly act: ItemAct }>(null);
  useEffect(() => {
    const place = wanted.current;
    if (place === null) return;
    wanted.current = null;
    const items = ref.current?.querySelectorAll('[data-item]') ?? [];
    const item = items[Math.min(place.index, items.length - 1)];
    const buttons = [...(item?.querySelectorAll<HTMLButtonElement>('[data-act]') ?? [])];
    const usable = buttons.filter((button) => !button.disabled);
    const same = usable.find((button) => button.dataset['act'] === place.act);
    (same ?? usable[0] ?? document.getElementById(last))?.focus();
  });
  return {
    ref,
    follow: (index, act) => {
      wanted.current = { index, act };
    },
  };
}
