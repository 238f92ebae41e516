/** A binary heap: `pop` gives the item that comes before all others, and `peek` leaves it there. */
export type PriorityQueue<T> = {
  readonly size: number;
  push(item: T): void;
  pop(): T | undefined;
  peek(): T | undefined;
};

/** Makes an empty queue; `isBefore` must be a strict order. */
export function createPriorityQueue<T>(isBefore: (a: T, b: T) => boolean): PriorityQueue<T> {
  const heap: T[] = [];

  const sink = (item: T): void => {
    let at = 0;
    for (;;) {
      const left = heap[2 * at + 1];
      if (left === undefined) break;
      const right = heap[2 * at + 2];
      const isRight = right !== undefined && isBefore(right, left);
      const child = isRight ? right : left;
      if (!isBefore(child, item)) break;
      heap[at] = child;
      at = 2 * at + (isRight ? 2 : 1);
    }
    heap[at] = item;
  };

  return {
    get size() {
      return heap.length;
    },
    push: (item) => {
      let at = heap.length;
      while (at > 0) {
        const above = (at - 1) >> 1;
        const parent = heap[above];
        if (parent === undefined || !isBefore(item, parent)) break;
        heap[at] = parent;
        at = above;
      }
      heap[at] = item;
    },
    pop: () => {
      const [first] = heap;
      const last = heap.pop();
      if (heap.length > 0 && last !== undefined) sink(last);
      return first;
    },
    peek: () => heap[0],
  };
}
