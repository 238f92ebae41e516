import { resolve } from 'node:path';
import type { DocumentTab, WindowEvent } from '../../../shared/api/drafts.ts';
import type { Arrival, DraftStore } from './draftStore.ts';
import { createFileWatch } from './fileWatch.ts';

/** The windows that are open at this engine. */
export type Windows = {
  /** What a window is told from its arrival until the signal aborts; then it is gone. */
  arrive(arrival: Arrival, signal: AbortSignal | undefined): AsyncGenerator<WindowEvent>;
  keepTabs(window: string, tabs: readonly DocumentTab[]): void;
  /** A file was saved here: every window that has it hears of it at once. */
  saved(path: string): void;
  /** Looks at the files of all windows now. */
  look(): Promise<void>;
  close(): void;
};

type Listener = {
  readonly push: (event: WindowEvent) => void;
  readonly end: () => void;
  paths: ReadonlySet<string>;
};

/** Makes the keeper of open windows over their drafts. */
export function createWindows(drafts: DraftStore): Windows {
  const open = new Map<string, Listener>();
  const files = createFileWatch({
    onChange: (path, revision) => {
      for (const { paths, push } of open.values())
        if (paths.has(path)) push({ type: 'file', path, revision });
    },
  });
  const watchAll = (): void => {
    files.set(new Set([...open.values()].flatMap(({ paths }) => [...paths])));
  };

  async function* listen(
    arrival: Arrival,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<WindowEvent> {
    const { window, tabs } = drafts.arrive(arrival);
    const queue: WindowEvent[] = [{ type: 'arrived', window, tabs }];
    let isOver = signal?.aborted === true;
    let wake = Promise.withResolvers<void>();
    const end = (): void => {
      isOver = true;
      wake.resolve();
    };
    const push = (event: WindowEvent): void => {
      queue.push(event);
      wake.resolve();
    };
    const me: Listener = { push, end, paths: pathsOf(tabs) };
    const before = open.get(window);
    open.set(window, me);
    before?.push({ type: 'replaced' });
    before?.end();
    watchAll();
    signal?.addEventListener('abort', end, { once: true });
    try {
      for (;;) {
        for (let event = queue.shift(); event !== undefined; event = queue.shift()) yield event;
        if (isOver) return;
        await wake.promise;
        wake = Promise.withResolvers<void>();
      }
    } finally {
      if (open.get(window) === me) {
        open.delete(window);
        drafts.leave(window);
        watchAll();
      }
    }
  }

  return {
    arrive: listen,
    keepTabs: (window, tabs) => {
      drafts.keepTabs(window, tabs);
      const listener = open.get(window);
      if (listener === undefined) return;
      listener.paths = pathsOf(tabs);
      watchAll();
    },
    saved: (path) => void files.look(resolve(path)),
    look: () => files.look(),
    close: () => {
      for (const { end } of open.values()) end();
      files.close();
    },
  };
}

function pathsOf(tabs: readonly DocumentTab[]): ReadonlySet<string> {
  return new Set(tabs.flatMap(({ path }) => path ?? []));
}
