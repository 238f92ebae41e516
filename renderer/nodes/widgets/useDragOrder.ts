import { useState, type DragEvent } from 'react';

/** Says of a drag that it is one of an item of a list: the canvas and other lists let it be. */
const dragType = 'application/x-patchbay-item';

/** Where an item that is held would stand: before the item of this place. */
type Held = { readonly from: number; readonly before: number };

type ListHandlers = {
  readonly onDragStart: (event: DragEvent<HTMLElement>) => void;
  readonly onDragOver: (event: DragEvent<HTMLElement>) => void;
  readonly onDrop: (event: DragEvent<HTMLElement>) => void;
  readonly onDragEnd: () => void;
};

/** Lets the mouse drag the items of a list, each of which has its place as `data-item`, to another one. Escape gives a drag up. */
export function useDragOrder(onMove: (from: number, to: number) => void): {
  /** For the element around the items. */
  readonly handlers: ListHandlers;
  /** How an item looks meanwhile: it is held, or the held one would stand before or after it. */
  readonly lookOf: (index: number, count: number) => 'held' | 'before' | 'after' | undefined;
  /** The item that is held: it has to stay in the page, or the drag would never end. */
  readonly heldAt: number | undefined;
} {
  const [held, setHeld] = useState<Held | null>(null);
  const handlers: ListHandlers = {
    onDragStart: (event) => {
      const item = itemsOf(event).find((each) => each === event.target);
      if (item === undefined) return;
      const from = placeOf(item);
      event.stopPropagation();
      event.dataTransfer.setData(dragType, '');
      event.dataTransfer.effectAllowed = 'move';
      setHeld({ from, before: from });
    },
    onDragOver: (event) => {
      if (held === null) return;
      event.preventDefault();
      event.stopPropagation();
      const items = itemsOf(event);
      const next = items.find((item) => {
        const { top, height } = item.getBoundingClientRect();
        return event.clientY < top + height / 2;
      });
      const before = next === undefined ? Math.max(...items.map(placeOf)) + 1 : placeOf(next);
      if (before !== held.before) setHeld({ ...held, before });
    },
    onDrop: (event) => {
      if (held === null) return;
      event.preventDefault();
      event.stopPropagation();
      setHeld(null);
      const { from, before } = held;
      const to = before > from ? before - 1 : before;
      if (to !== from) onMove(from, to);
    },
    onDragEnd: () => setHeld(null),
  };
  const lookOf = (index: number, count: number) => {
    if (held === null) return undefined;
    const { from, before } = held;
    if (index === from) return 'held';
    // Beside its own place it stays.
    if (before === from || before === from + 1) return undefined;
    if (before === index) return 'before';
    return before === count && index === count - 1 ? 'after' : undefined;
  };
  return { handlers, lookOf, heldAt: held?.from };
}

function itemsOf({ currentTarget }: DragEvent<HTMLElement>): readonly HTMLElement[] {
  return [...currentTarget.querySelectorAll<HTMLElement>('[data-item]')];
}

function placeOf({ dataset }: HTMLElement): number {
  return Number(dataset['item']);
}
