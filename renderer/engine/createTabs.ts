import { createStore, type StoreApi } from 'zustand/vanilla';
import { isDirty } from '../stores/documentStore.ts';
import type { App } from './app.ts';

/** The documents that are open in the window; there is always one. */
export type TabsState = {
  readonly open: readonly App[];
  readonly shown: App;
  /** Closed lately, the last one last: they come back as they were, with their undo and their run. */
  readonly closed: readonly App[];
  readonly show: (app: App) => void;
  /** An empty document on screen: the shown one where nothing was done in it yet, else a new tab beside it. */
  readonly blank: () => App;
  /** A new tab beside the shown one, on screen. */
  readonly add: () => App;
  /** A document that is in no tab yet; `id` where it has a name already. */
  readonly create: (id?: string) => App;
  /** Puts documents after those that are open; one in which nothing was done makes room. */
  readonly append: (apps: readonly App[], shown: App | undefined) => void;
  readonly move: (app: App, index: number) => void;
  /** Takes a tab away, asking nothing. */
  readonly close: (app: App) => void;
  readonly reopen: () => void;
};

export type Tabs = StoreApi<TabsState>;

const keptClosed = 10;

/** Says whether nothing was done in a document yet, so that another one may take its place. */
export function isPristine({ document, run }: App): boolean {
  const state = document.getState();
  const isEmpty = Object.keys(state.pipeline.graph.nodes).length === 0;
  return (
    state.path === null &&
    isEmpty &&
    !isDirty(state) &&
    !state.canRedo &&
    run.getState().activeRunId === null
  );
}

/** The same file among others, for a document without changes of its own. */
function successorOf({ document }: App, others: readonly App[]): App | undefined {
  const state = document.getState();
  if (state.path === null || isDirty(state)) return undefined;
  return others.find((other) => other.document.getState().path === state.path);
}

/** Makes the tabs with one empty document. */
export function createTabs(create: (tabs: Tabs, id?: string) => App): Tabs {
  return createStore<TabsState>()((set, get, tabs) => {
    const insert = (app: App): void => {
      const { open, shown } = get();
      set({ open: open.toSpliced(open.indexOf(shown) + 1, 0, app), shown: app });
    };
    const add = (): App => {
      const app = create(tabs);
      insert(app);
      return app;
    };
    const first = create(tabs);
    return {
      open: [first],
      shown: first,
      closed: [],
      show: (app) => {
        if (get().open.includes(app)) set({ shown: app });
      },
      blank: () => (isPristine(get().shown) ? get().shown : add()),
      add,
      create: (id) => create(tabs, id),
      append: (apps, wanted) => {
        const { open, shown } = get();
        const [first] = apps;
        if (first === undefined) return;
        const successors = new Map(open.map((app) => [app, successorOf(app, apps)]));
        const kept = open.filter((app) => !isPristine(app) && successors.get(app) === undefined);
        // What was asked for meanwhile stays on screen.
        const asked = kept.includes(shown) ? shown : successors.get(shown);
        set({ open: [...kept, ...apps], shown: asked ?? wanted ?? first });
      },
      move: (app, index) => {
        const others = get().open.filter((other) => other !== app);
        set({ open: others.toSpliced(index, 0, app) });
      },
      close: (app) => {
        const { open, shown, closed } = get();
        const at = open.indexOf(app);
        if (at === -1) return;
        void app.keeper.stop();
        const left = open.toSpliced(at, 1);
        const next = left[at] ?? left.at(-1) ?? create(tabs);
        for (const forgotten of closed.slice(0, -keptClosed + 1)) forgotten.follow.stop();
        set({
          open: left.length === 0 ? [next] : left,
          shown: shown === app ? next : shown,
          closed: isPristine(app) ? closed : [...closed, app].slice(-keptClosed),
        });
      },
      reopen: () => {
        const app = get().closed.at(-1);
        if (app === undefined) return;
        set({ closed: get().closed.slice(0, -1) });
        if (isPristine(get().shown))
          set({ open: get().open.with(get().open.indexOf(get().shown), app), shown: app });
        else insert(app);
        app.keeper.restart();
      },
    };
  });
}
