import { useCallback, useSyncExternalStore } from 'react';
import type { App } from '../engine/app.ts';
import { useApp } from '../engine/AppContext.tsx';
import { performAction, type Action } from './action.ts';

/** An action as a button needs it: whether it can be done now, and how to do it. */
export function useAction(action: Action): {
  readonly isEnabled: boolean;
  readonly perform: () => void;
} {
  const app = useApp();
  const subscribe = useCallback((listener: () => void) => subscribeToAll(app, listener), [app]);
  const isEnabled = useSyncExternalStore(subscribe, () => action.isEnabled(app));
  const perform = useCallback(() => {
    void performAction(app, action);
  }, [app, action]);
  return { isEnabled, perform };
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
