import { useCallback, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import type { App } from '../engine/app.ts';
import { useApp } from '../engine/AppContext.tsx';
import { performAction, type Action } from './action.ts';

/** An action as a button needs it: whether it can be done now and else why not, how to do it, and by which keys; `keys` is to be spread as props. */
export function useAction(action: Action): {
  readonly isEnabled: boolean;
  readonly whyNot: string | undefined;
  readonly perform: () => void;
  readonly keys: Keys;
} {
  const app = useApp();
  const subscribe = useCallback((listener: () => void) => subscribeToAll(app, listener), [app]);
  const isEnabled = useSyncExternalStore(subscribe, () => action.isEnabled(app));
  const perform = useCallback(() => {
    void performAction(app, action);
  }, [app, action]);
  const shortcut = useStore(app.keys, ({ keys }) => keys.get(action.id)?.[0]);
  const whyNot = isEnabled ? undefined : action.whyNot?.(app);
  return { isEnabled, whyNot, perform, keys: shortcut === undefined ? {} : { shortcut } };
}

type Keys = { readonly shortcut?: string };

/** The keys of an action that a menu shows, to be spread into its item. */
export function keysOf(app: App, action: Action): Keys {
  const shortcut = app.keys.getState().keys.get(action.id)?.[0];
  return shortcut === undefined ? {} : { shortcut };
}

function subscribeToAll(app: App, listener: () => void): () => void {
  const stops = [
    app.document.subscribe(listener),
    app.run.subscribe(listener),
    app.ui.subscribe(listener),
    app.view.subscribe(listener),
    app.tabs.subscribe(listener),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
