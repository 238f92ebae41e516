import { useEffect } from 'react';
import type { DocumentTab } from '../../shared/api/drafts.ts';
import type { App } from './app.ts';
import { attendWindow, describeTabs } from './attendWindow.ts';
import type { Tabs } from './createTabs.ts';

/** Comes back with what the window had open, and keeps that from now on. */
export function useWindow(tabs: Tabs): void {
  useEffect(() => {
    const controller = new AbortController();
    const app = tabs.getState().shown;
    const memory = { tab: sessionStorage, all: localStorage };
    void attendWindow(app, memory, { signal: controller.signal, wait });
    const stopTabs = keepTabs(app);
    const look = (): void => {
      const { window } = app.session;
      if (!document.hidden && window !== null)
        app.client.drafts.look({ window }).catch(() => undefined);
    };
    window.addEventListener('focus', look);
    document.addEventListener('visibilitychange', look);
    return () => {
      controller.abort();
      stopTabs();
      window.removeEventListener('focus', look);
      document.removeEventListener('visibilitychange', look);
    };
  }, [tabs]);
}

/** In milliseconds; a canvas that is moved changes its place all the time. */
const gatherMs = 200;

/** Tells the engine which documents are open, soon after each change. */
function keepTabs(app: App): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let told = '';
  let stops: readonly (() => void)[] = [];
  const done = (): void => {
    // What a test, or a script beside the page, may wait for.
    if (timer === undefined) document.documentElement.dataset['tabs'] = 'kept';
  };
  const keep = async (state: { window: string; tabs: DocumentTab[] }): Promise<void> => {
    try {
      await app.client.drafts.keepTabs(state);
      done();
    } catch {
      told = '';
    }
  };
  const tell = (): void => {
    timer = undefined;
    const { window } = app.session;
    const tabs = describeTabs(app);
    if (window === null) return;
    const text = JSON.stringify([window, tabs]);
    if (text === told) return done();
    told = text;
    void keep({ window, tabs });
  };
  const soon = (): void => {
    document.documentElement.dataset['tabs'] = 'changed';
    timer ??= setTimeout(tell, gatherMs);
  };
  const listen = (): void => {
    for (const stop of stops) stop();
    stops = app.tabs.getState().open.flatMap(({ document: doc, view }) => [
      doc.subscribe((state, before) => {
        if (state.path !== before.path || state.loadCount !== before.loadCount) soon();
      }),
      view.subscribe((state, before) => {
        // An arrival ends with what is not saved being sent anew: the tabs go with it.
        if (state.viewport !== before.viewport || state.isKept !== before.isKept) soon();
      }),
    ]);
    soon();
  };
  listen();
  const stopTabs = app.tabs.subscribe(listen);
  return () => {
    stopTabs();
    clearTimeout(timer);
    for (const stop of stops) stop();
  };
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
