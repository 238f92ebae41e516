import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { useClipboardKeys } from './actions/useClipboardKeys.ts';
import { useShortcuts } from './actions/useShortcuts.ts';
import { Canvas } from './canvas/Canvas.tsx';
import { AppProvider, useApp } from './engine/AppContext.tsx';
import { useChosenKeys } from './engine/useChosenKeys.ts';
import type { Tabs } from './engine/createTabs.ts';
import { useFocusKeeper } from './engine/useFocusKeeper.ts';
import { useHost } from './engine/useHost.ts';
import { useProblemWatch } from './engine/useProblemWatch.ts';
import { useShownLanguage } from './engine/useShownLanguage.ts';
import { useTheme } from './engine/useTheme.ts';
import { useWindow } from './engine/useWindow.ts';
import { Viewer } from './nodes/previews/Viewer.tsx';
import { LanguageContext } from './messages/useLanguage.ts';
import { ManageHost } from './panels/manage/ManageHost.tsx';
import { DialogHost } from './panels/DialogHost.tsx';
import { DiskBanner } from './panels/DiskBanner.tsx';
import { Palette } from './panels/Palette.tsx';
import { Rail } from './panels/Rail.tsx';
import { TabStrip } from './panels/TabStrip.tsx';
import { documentPanelId } from './panels/topbar/DocumentTab.tsx';
import { TopBar } from './panels/TopBar.tsx';
import { Workspace } from './Workspace.tsx';
import { Toaster } from './ui/Toaster.tsx';

/** The whole window, over the document that it shows. */
export function App({ tabs }: { readonly tabs: Tabs }): ReactNode {
  const [queries] = useState(createQueries);
  const shown = useStore(tabs, (state) => state.shown);
  useWindow(tabs);
  const language = useShownLanguage(shown.ui);
  return (
    <AppProvider app={shown}>
      <QueryClientProvider client={queries}>
        <LanguageContext value={language}>
          <Window />
        </LanguageContext>
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
  useFocusKeeper();
  useChosenKeys();
  useShortcuts();
  useClipboardKeys();
  useHost();
  useProblemWatch();
  return (
    <div className="flex h-full flex-col">
      <TopBar />
      <TabStrip />
      <DiskBanner />
      <main className="flex min-h-0 flex-1">
        <Rail />
        <div id={documentPanelId} className="min-w-0 flex-1">
          <Workspace>
            <Canvas key={app.id} />
          </Workspace>
        </div>
      </main>
      <Palette />
      <DialogHost />
      <Viewer />
      <ManageHost />
      <Toaster />
    </div>
  );
}
