import { createContext, use, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { NodeId } from '../../shared/domain/ids.ts';
import type { NodeRunState, TaskState } from '../../shared/run/reduceRun.ts';
import type { DocumentState } from '../stores/documentStore.ts';
import type { RunStoreState } from '../stores/runStore.ts';
import type { UiState } from '../stores/uiStore.ts';
import type { App } from './app.ts';
import { EngineProvider } from './EngineContext.tsx';

const AppContext = createContext<App | null>(null);

/** Gives the stores and the engine to every component below. */
export function AppProvider({
  app,
  children,
}: {
  readonly app: App;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <AppContext value={app}>
      <EngineProvider client={app.client} info={app.info}>
        {children}
      </EngineProvider>
    </AppContext>
  );
}

/** The stores, the engine and the canvas. Throws outside an AppProvider. */
export function useApp(): App {
  const app = use(AppContext);
  if (app === null) throw new Error('A component needs an AppProvider above it.');
  return app;
}

/** A part of the open document; the selector must give the same object for the same state. */
export function useDocument<T>(selector: (state: DocumentState) => T): T {
  return useStore(useApp().document, selector);
}

/** A part of the run store. */
export function useRun<T>(selector: (state: RunStoreState) => T): T {
  return useStore(useApp().run, selector);
}

/** A part of what is on screen. */
export function useUi<T>(selector: (state: UiState) => T): T {
  return useStore(useApp().ui, selector);
}

/** A node's place in the shown run; undefined when it takes no part. */
export function useNodeRun(nodeId: NodeId): NodeRunState | undefined {
  return useRun((state) => state.run?.nodes[nodeId]);
}

/** The tasks of a node in the shown run, in the order they began. */
export function useNodeTasks(nodeId: NodeId): readonly TaskState[] {
  return useRun(
    useShallow((state) => {
      const { run } = state;
      return (run?.nodes[nodeId]?.tasks ?? []).flatMap((key) => run?.tasks[key] ?? []);
    }),
  );
}
