/** A point in pixels or canvas units. */
type Point = { readonly x: number; readonly y: number };

/** What a peer page says about itself; our own page is asked through its elements. */
export type Peer = {
  readonly toScreen: (point: Point) => Point;
  readonly zoom: () => number;
  /** Shows this zoom with this point in the middle. */
  readonly show: (point: Point, zoom: number) => void;
  readonly fit: () => void;
  readonly selectAll: () => void;
  readonly select: (indices: readonly number[]) => void;
  /** Moves all nodes at once. */
  readonly place: (by: Point) => void;
  readonly progress: ((index: number, fraction: number) => void) | null;
};

/** What the page does on behalf of the bench. All times in milliseconds. */
export type Driver = {
  readonly settle: () => Promise<void>;
  /** Brings a point to the middle of the canvas at about this zoom. */
  readonly go: (point: Point, zoom: number) => Promise<void>;
  readonly drag: (
    from: Point,
    options: { readonly frames: number; readonly step: Point },
  ) => Promise<readonly number[]>;
  readonly wheel: (frames: number) => Promise<readonly number[]>;
  readonly box: (from: Point, to: Point) => Promise<void>;
  readonly type: (frames: number) => Promise<readonly number[]>;
  /** Frame times while something goes on for this long. */
  readonly watch: (ms: number) => Promise<readonly number[]>;
  readonly key: (init: KeyboardEventInit) => Promise<readonly number[]>;
  readonly call: (name: 'fit' | 'selectAll' | 'place') => Promise<readonly number[]>;
  /** Frame times while a node tells of its progress 60 times a second, for this long. */
  readonly progress: (index: number, ms: number) => Promise<readonly number[]>;
};

declare global {
  var peer: Peer | undefined;
  var driver: Driver;
}

/** Runs in the page, on its own: makes `globalThis.driver`. */
export function installDriver(): void {
  const frame = (): Promise<number> =>
    new Promise((resolve) => {
      requestAnimationFrame(() => resolve(performance.now()));
    });
  /** Without a limit, too, a browser waits for its clock where nothing has changed: one pixel always does. */
  const pixel = document.createElement('div');
  pixel.style.cssText =
    'position: fixed; inset: 50% auto auto 50%; width: 1px; height: 1px; background: #888; will-change: opacity; pointer-events: none; z-index: 99999';
  document.body.append(pixel);
  /** The time from each frame to the next. */
  const frames = async (
    count: number,
    act: (index: number) => void,
  ): Promise<readonly number[]> => {
    const times: number[] = [];
    let before = await frame();
    for (let index = 0; index < count; index += 1) {
      act(index);
      pixel.style.opacity = index % 2 === 0 ? '0.9' : '1';
      const now = await frame();
      times.push(now - before);
      before = now;
    }
    return times;
  };
  const surface = (): Element => {
    const found = document.querySelector('.react-flow') ?? document.querySelector('canvas');
    if (found === null) throw new Error('The page has no canvas.');
    return found;
  };
  const middle = (): Point => {
    const { left, top, width, height } = surface().getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  };
  const flowTransform = (): DOMMatrixReadOnly => {
    const viewport = document.querySelector('.react-flow__viewport');
    return new DOMMatrixReadOnly(viewport === null ? '' : getComputedStyle(viewport).transform);
  };
  const toScreen = ({ x, y }: Point): Point => {
    if (globalThis.peer !== undefined) return globalThis.peer.toScreen({ x, y });
    const { left, top } = surface().getBoundingClientRect();
    const { a: zoom, e, f } = flowTransform();
    return { x: left + x * zoom + e, y: top + y * zoom + f };
  };
  const zoom = (): number => globalThis.peer?.zoom() ?? flowTransform().a;
  const under = ({ x, y }: Point): Element => document.elementFromPoint(x, y) ?? surface();
  let pressed: Element | undefined;
  const mouse = (kind: 'down' | 'move' | 'up', at: Point, more: PointerEventInit = {}): void => {
    const target = kind === 'down' ? under(at) : (pressed ?? under(at));
    const init = {
      bubbles: true,
      cancelable: true,
      composed: true,
      view: window,
      clientX: at.x,
      clientY: at.y,
      button: 0,
      buttons: kind === 'up' ? 0 : 1,
      pointerId: 1,
      isPrimary: true,
      pointerType: 'mouse',
      ...more,
    };
    target.dispatchEvent(new PointerEvent(`pointer${kind}`, init));
    target.dispatchEvent(new MouseEvent(`mouse${kind}`, init));
    if (kind === 'up') target.dispatchEvent(new MouseEvent('click', { ...init, detail: 1 }));
    pressed = kind === 'up' ? undefined : target;
  };
  const settle = async (): Promise<void> => {
    for (let still = 0; still < 6;) {
      const start = await frame();
      still = (await frame()) - start < 34 ? still + 1 : 0;
    }
    await new Promise((resolve) => {
      setTimeout(resolve, 120);
    });
  };
  const wheelBy = (deltaY: number): void => {
    const { x, y } = middle();
    const init = { bubbles: true, cancelable: true, clientX: x, clientY: y, deltaY, view: window };
    (document.querySelector('.react-flow__pane') ?? surface()).dispatchEvent(
      new WheelEvent('wheel', init),
    );
  };
  const panBy = async (by: Point): Promise<void> => {
    // Middle button: pans wherever it begins.
    const at = middle();
    mouse('down', at, { button: 1, buttons: 4 });
    for (let step = 1; step <= 4; step += 1) {
      mouse(
        'move',
        { x: at.x + (by.x * step) / 4, y: at.y + (by.y * step) / 4 },
        { button: 1, buttons: 4 },
      );
      await frame();
    }
    mouse('up', { x: at.x + by.x, y: at.y + by.y }, { button: 1 });
    await frame();
  };
  const goByHand = async (point: Point, to: number): Promise<void> => {
    for (let round = 0; round < 6; round += 1) {
      const from = toScreen(point);
      const center = middle();
      if (Math.hypot(center.x - from.x, center.y - from.y) > 4)
        await panBy({ x: center.x - from.x, y: center.y - from.y });
      for (let step = 0; step < 80 && Math.abs(Math.log(zoom() / to)) > 0.06; step += 1) {
        wheelBy(zoom() < to ? -50 : 50);
        await frame();
      }
    }
  };
  const key = (init: KeyboardEventInit, type = 'keydown'): void => {
    const target = document.activeElement ?? document.body;
    target.dispatchEvent(
      new KeyboardEvent(type, { bubbles: true, cancelable: true, view: window, ...init }),
    );
  };

  const watch = async (ms: number): Promise<readonly number[]> => {
    const end = performance.now() + ms;
    const times: number[] = [];
    for (let before = await frame(); before < end;) {
      const now = await frame();
      times.push(now - before);
      before = now;
    }
    return times;
  };

  globalThis.driver = {
    settle,
    go: async (point, to) => {
      if (globalThis.peer === undefined) await goByHand(point, to);
      else globalThis.peer.show(point, to);
      await settle();
      const [from, center] = [toScreen(point), middle()];
      if (Math.hypot(from.x - center.x, from.y - center.y) > 40)
        throw new Error(`The canvas did not go to ${point.x}, ${point.y}.`);
    },
    drag: async (from, { frames: count, step }) => {
      const start = toScreen(from);
      mouse('down', start);
      const times = await frames(count, (index) => {
        // There and back, so that it stays in view.
        const far = index < count / 2 ? index : count - index;
        mouse('move', { x: start.x + step.x * far, y: start.y + step.y * far });
      });
      mouse('up', { x: start.x + step.x, y: start.y + step.y });
      return times;
    },
    wheel: async (count) => frames(count, (index) => wheelBy(index < count / 2 ? 40 : -40)),
    box: async (from, to) => {
      const [start, end] = [toScreen(from), toScreen(to)];
      if (!surface().contains(document.elementFromPoint(start.x, start.y)))
        throw new Error('The box begins out of view.');
      key({ key: 'Shift', code: 'ShiftLeft', shiftKey: true });
      await frame();
      await frame();
      mouse('down', start, { shiftKey: true });
      for (const part of [0.3, 0.7, 1]) {
        const at = { x: start.x + (end.x - start.x) * part, y: start.y + (end.y - start.y) * part };
        mouse('move', at, { shiftKey: true });
        await frame();
      }
      mouse('up', end, { shiftKey: true });
      key({ key: 'Shift', code: 'ShiftLeft' }, 'keyup');
      await settle();
    },
    type: async (count) => {
      const { x, y } = middle();
      const fields = [
        ...document.querySelectorAll<HTMLElement>(
          '.react-flow__node textarea, .react-flow__node input.field',
        ),
      ];
      const distance = (element: HTMLElement): number => {
        const box = element.getBoundingClientRect();
        return Math.hypot(box.x - x, box.y - y);
      };
      const [field] = fields.toSorted((a, b) => distance(a) - distance(b));
      if (field === undefined) return [];
      field.focus();
      await settle();
      return frames(count, () => document.execCommand('insertText', false, 'a'));
    },
    watch,
    key: async (init) => frames(40, (index) => index === 0 && key(init)),
    call: async (name) =>
      frames(40, (index) => {
        const { peer } = globalThis;
        if (index !== 0 || peer === undefined) return;
        if (name === 'place') peer.place({ x: 40, y: 24 });
        else peer[name]();
      }),
    progress: async (node, ms) => {
      let part = 0;
      const timer = setInterval(() => {
        part = (part + 0.01) % 1;
        globalThis.peer?.progress?.(node, part);
      }, 1000 / 60);
      const times = await watch(ms);
      clearInterval(timer);
      return times;
    },
  };
}
