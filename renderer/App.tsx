import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { useClipboardKeys } from './actions/useClipboardKeys.ts';
import { useShortcuts } from './actions/useShortcuts.ts';
import { Canvas } from './canvas/Canvas.tsx';
import { AppProvider, useApp } from './engine/AppContext.tsx';
import type { App as AppParts } from './engine/app.ts';
import { openFirst } from './engine/openFirst.ts';
import { useHost } from './engine/useHost.ts';
import { useProblemWatch } from './engine/useProblemWatch.ts';
import { useTheme } from './engine/useTheme.ts';
import { Viewer } from './nodes/previews/Viewer.tsx';
import { ManageHost } from './panels/manage/ManageHost.tsx';
import { AddPalette } from './panels/AddPalette.tsx';
import { DialogHost } from './panels/DialogHost.tsx';
import { Rail } from './panels/Rail.tsx';
import { TopBar } from './panels/TopBar.tsx';
import { Workspace } from './Workspace.tsx';
import { Toaster } from './ui/Toaster.tsx';

/** The whole window. */
export function App({ app }: { readonly app: AppParts }): ReactNode {
  const [queries] = useState(createQueries);
  return (
    <AppProvider app={app}>
      <QueryClientProvider client={queries}>
        <Window />
      </QueryClientProvider>
    </AppProvider>
  );
}

/** The engine is beside us: what it refuses once it refuses twice, and nothing changes while the window is away. */
function createQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: { queries: { retry: false, refetchOnWindowFocus: false } },
  });
}

function Window(): ReactNode {
  const app = useApp();
  useTheme();
  useShortcuts();
  useClipboardKeys();
  useHost();
  useProblemWatch();
  useEffect(() => {
    void openFirst(app, { tab: sessionStorage, all: localStorage });
  }, [app]);
  return (
    <div className="flex h-full flex-col">
      <TopBar />
      <main className="flex min-h-0 flex-1">
        <Rail />
        <div className="min-w-0 flex-1">
          <Workspace>
            <Canvas />
          </Workspace>
        </div>
      </main>
      <AddPalette />
      <DialogHost />
      <Viewer />
      <ManageHost />
      <Toaster />
    </div>
  );
}
