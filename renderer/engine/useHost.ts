import { useEffect } from 'react';
import type { HostEvent } from '../../shared/api/types.ts';
import { performAction } from '../actions/action.ts';
import { openPath } from '../actions/edits/openDocument.ts';
import { isEditable } from '../actions/isEditable.ts';
import { findAction } from '../actions/registry.ts';
import { isDirty, type DocumentState } from '../stores/documentStore.ts';
import type { App } from './app.ts';
import { useApp } from './AppContext.tsx';
import { failureOf } from './failureOf.ts';

/** Keeps the window and the host in step: its title, its menu, files opened from the system, and closing with unsaved changes. */
export function useHost(): void {
  const app = useApp();
  useEffect(() => {
    tellDocument(app, app.document.getState());
    return app.document.subscribe((state, before) => {
      if (summaryOf(state) !== summaryOf(before)) tellDocument(app, state);
    });
  }, [app]);

  useEffect(() => {
    const controller = new AbortController();
    void followHost(app, controller.signal);
    return () => controller.abort();
  }, [app]);

  useEffect(() => {
    if (app.info.host === 'desktop') return undefined;
    const onBeforeUnload = (event: BeforeUnloadEvent): void => {
      if (isDirty(app.document.getState())) event.preventDefault();
    };
    window.addEventListener('beforeunload', onBeforeUnload);
    return () => window.removeEventListener('beforeunload', onBeforeUnload);
  }, [app]);
}

function summaryOf(state: DocumentState): string {
  return JSON.stringify([state.pipeline.name, state.path, isDirty(state)]);
}

function tellDocument(app: App, state: DocumentState): void {
  const dirty = isDirty(state);
  document.title = `${dirty ? '• ' : ''}${state.pipeline.name} - Patchbay`;
  app.client.app
    .setDocument({ name: state.pipeline.name, path: state.path, dirty })
    .catch(() => undefined);
}

const retryDelayMs = 1000;

async function followHost(app: App, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      for await (const event of await app.client.app.events(undefined, { signal }))
        await obey(app, event);
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
      return openPath(app, event.path);
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
