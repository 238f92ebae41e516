import type { Page } from '@playwright/test';

/** What a page showed of its pipeline, oldest first, and how much of it the engine is known to have. */
export type ScreenHistory = {
  /** The place of the newest state that is this one; -1 where it was never on screen. */
  readonly find: (state: string) => number;
  /** At least this one was kept: it was on screen when a draft was sent that the engine then acknowledged. */
  readonly kept: () => number;
  /** Resolves when this many more drafts were sent, and acknowledged. */
  readonly untilKept: (more: number) => Promise<void>;
  /** Resolves when this many more states were on screen. */
  readonly untilShown: (more: number) => Promise<void>;
  /** For how long another state had been on screen at this time, in milliseconds; 0 for the last one. */
  readonly ageAt: (index: number, time: number) => number;
};

type Waiting = { more: number; readonly resolve: () => void };
type Shown = { readonly at: number; readonly state: string };
type Message = { readonly i: string; readonly p?: { readonly u?: string } };

/** Records a page from its next load on, by its own clock: what was told before it died was on its screen. */
export async function recordScreen(page: Page): Promise<ScreenHistory> {
  const shown: Shown[] = [];
  const sent = new Map<string, number>();
  const forKept = new Set<Waiting>();
  const forShown = new Set<Waiting>();
  let kept = -1;
  await page.exposeFunction('tellScreen', (at: number, state: string) => {
    shown.push({ at, state });
    count(forShown);
  });
  await page.addInitScript(watchScreen, readScreen.toString());
  page.on('websocket', (socket) => {
    socket.on('framesent', ({ payload }) => {
      const { i, p } = parseMessage(payload);
      if (p?.u?.endsWith('/drafts/keep') === true) sent.set(i, shown.length - 1);
    });
    socket.on('framereceived', ({ payload }) => {
      const index = sent.get(parseMessage(payload).i);
      if (index === undefined) return;
      kept = Math.max(kept, index);
      count(forKept);
    });
  });
  return {
    find: (state) => shown.findLastIndex((each) => each.state === state),
    kept: () => kept,
    untilKept: (more) => waitIn(forKept, more),
    untilShown: (more) => waitIn(forShown, more),
    ageAt: (index, time) => Math.max(0, time - (shown[index + 1]?.at ?? time)),
  };
}

function waitIn(waiting: Set<Waiting>, more: number): Promise<void> {
  return new Promise((resolve) => void waiting.add({ more, resolve }));
}

function count(waiting: Iterable<Waiting>): void {
  for (const each of waiting) {
    each.more -= 1;
    if (each.more === 0) each.resolve();
  }
}

/** What is on the canvas of a page: each node, where it stands, and what is in its fields. */
export function screenOf(page: Page): Promise<string> {
  return page.evaluate(readScreen);
}

function parseMessage(payload: string | Buffer): Message {
  return JSON.parse(String(payload)) as Message;
}

/** In the page. */
function readScreen(): string {
  const nodes = [...document.querySelectorAll<HTMLElement>('.react-flow__node')].map((node) => {
    const fields = [...node.querySelectorAll('textarea, input')];
    const texts = fields.map((field) => ('value' in field ? field.value : ''));
    return `${node.dataset['id'] ?? ''} ${node.style.transform} ${JSON.stringify(texts)}`;
  });
  return nodes.toSorted().join('\n');
}

/** In the page: tells each state as soon as it is there. */
function watchScreen(source: string): void {
  // oxlint-disable-next-line typescript/no-implied-eval -- The page gets the very function that the test reads it with.
  const read = new Function(`return (${source})()`) as () => string;
  const { tellScreen } = globalThis as unknown as {
    tellScreen: (at: number, state: string) => void;
  };
  let last: string | undefined;
  const look = (): void => {
    const state = read();
    if (state === last) return;
    last = state;
    tellScreen(Date.now(), state);
  };
  document.addEventListener('input', look, true);
  new MutationObserver(look).observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ['style', 'value'],
  });
}
