import { useEffect } from 'react';
import type { HostEvent } from '../../shared/api/types.ts';
import { performAction } from '../actions/action.ts';
import { openPath } from '../actions/edits/openDocument.ts';
import { isEditable } from '../actions/isEditable.ts';
import { findAction } from '../actions/registry.ts';
import { isDirty } from '../stores/documentStore.ts';
import type { App } from './app.ts';
import { useApp } from './AppContext.tsx';
import type { Tabs } from './createTabs.ts';
import type { EngineClient } from './engineClient.ts';
import { failureOf } from './failureOf.ts';

/** Keeps the window and the host in step: its title, its menu, files opened from the system, and closing with unsaved changes. */
export function useHost(): void {
  const { tabs, client, info } = useApp();
  useEffect(() => {
    let told = '';
    const tell = (): void => {
      const state = describe(tabs);
      const text = JSON.stringify(state);
      if (text === told) return;
      told = text;
      document.title = `${state.dirty ? '• ' : ''}${state.name} - Patchbay`;
      client.app.setDocument(state).catch(() => undefined);
    };
    let stops: readonly (() => void)[] = [];
    const listen = (): void => {
      for (const stop of stops) stop();
      stops = tabs.getState().open.map((app) => app.document.subscribe(tell));
      tell();
    };
    listen();
    const stopTabs = tabs.subscribe(listen);
    return () => {
      stopTabs();
      for (const stop of stops) stop();
    };
  }, [tabs, client]);

  useEffect(() => {
    const controller = new AbortController();
    void followHost(tabs, client, controller.signal);
    return () => controller.abort();
  }, [tabs, client]);

  useEffect(() => {
    if (info.host === 'desktop') return undefined;
    // What the engine has kept comes back by itself.
    const onBeforeUnload = (event: BeforeUnloadEvent): void => {
      const { open } = tabs.getState();
      const isAtRisk = open.some(
        (app) => isDirty(app.document.getState()) && !app.view.getState().isKept,
      );
      if (isAtRisk) event.preventDefault();
    };
    window.addEventListener('beforeunload', onBeforeUnload);
    return () => window.removeEventListener('beforeunload', onBeforeUnload);
  }, [tabs, info]);
}

/** The title is of the shown document, the question at closing of all of them. */
function describe(tabs: Tabs): HostDocument {
  const { open, shown } = tabs.getState();
  const unsaved = open
    .map((app) => app.document.getState())
    .filter((state) => isDirty(state))
    .map((state) => state.pipeline.name);
  const { pipeline, path } = shown.document.getState();
  return { name: pipeline.name, path, dirty: unsaved.length > 0, unsaved };
}

type HostDocument = {
  readonly name: string;
  readonly path: string | null;
  readonly dirty: boolean;
  readonly unsaved: string[];
};

const retryDelayMs = 1000;

async function followHost(tabs: Tabs, client: EngineClient, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      for await (const event of await client.app.events(undefined, { signal }))
        await obey(tabs.getState().shown, event);
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, retryDelayMs));
    }
  }
}

async function obey(app: App, event: HostEvent): Promise<void> {
  try {
    await react(app, event);
  } catch (error) {
    app.notify({ kind: 'error', message: failureOf(error).message });
  }
}

async function react(app: App, event: HostEvent): Promise<void> {
  switch (event.type) {
    case 'open-file':
      await openPath(app, event.path);
      return undefined;
    case 'action': {
      if (isFieldEdit(event.action)) return undefined;
      const action = findAction(event.action);
      return action === undefined ? undefined : performAction(app, action);
    }
  }
}

/** The menu's Undo and Redo mean the text of a field that has the focus, as their keys do. True when that was done. */
function isFieldEdit(action: string): boolean {
  if (action !== 'undo' && action !== 'redo') return false;
  const { activeElement } = document;
  if (!(activeElement instanceof HTMLElement) || !isEditable(activeElement)) return false;
  // The only way to a field's own history; it fires `input` as the keys do.
  document.execCommand(action);
  return true;
}
