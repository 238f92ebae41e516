import { join } from 'node:path';
import {
  createCloseGuard,
  type CloseGuard,
  type DocumentState,
  type UnsavedAnswer,
} from './closeGuard.ts';
import type { ElectronLike, WebContentsLike, WindowLike } from './electronLike.ts';
import type { Underway } from '../engine/engine.ts';
import type { HostEvents } from './hostEvents.ts';
import { appPage } from './origin.ts';
import { openWindow } from './openWindow.ts';
import { createRunsGuard, type RunsAnswer } from './runsGuard.ts';

/** The one window, which may be closed while the app runs (macOS). */
export type MainWindow = {
  /** Opens the window, or brings it to the front. */
  readonly show: () => void;
  readonly find: () => WindowLike | undefined;
  readonly owns: (contents: WebContentsLike) => boolean;
  /** True from the user's wish to quit on, until they choose to stay. */
  readonly isQuitting: () => boolean;
  /** What the user wants when the app ends: runs, and their predictions, are left to go on at the next start. */
  readonly isLeavingRuns: () => boolean;
  readonly setDocument: CloseGuard['setDocument'];
  readonly saveDialogAnswered: CloseGuard['saveDialogAnswered'];
};

type WindowOptions = {
  readonly platform: string;
  readonly underway: () => Underway;
  readonly electron: Pick<ElectronLike, 'app' | 'BrowserWindow' | 'dialog' | 'screen'>;
  readonly preload: string;
  readonly icon: string;
  readonly stateDir: string;
  readonly publish: HostEvents['publish'];
  readonly discard: () => void;
  readonly now: () => number;
  readonly log: (message: string) => void;
};

/** Makes the keeper of the window: its place, its title, and the question about unsaved changes. */
export function createMainWindow(options: WindowOptions): MainWindow {
  const { electron, log } = options;
  let window: WindowLike | undefined;
  let quitting = false;
  electron.app.on('before-quit', () => {
    quitting = true;
  });

  const stay = (): void => {
    quitting = false;
  };
  const guard = createCloseGuard({
    publish: options.publish,
    now: options.now,
    ask: async (document) =>
      window === undefined ? 'discard' : askUnsaved(electron, window, document),
    leave: () => window?.close(),
    stay,
  });
  const runs = createRunsGuard({
    underway: options.underway,
    ask: async (underway) =>
      window === undefined ? 'leave' : askAboutRuns(electron, window, underway),
    end: () => window?.close(),
    stay: () => {
      guard.callOff();
      stay();
    },
  });
  // On macOS the app, and its runs, go on without a window.
  const mayClose = (): boolean => {
    const may = guard.mayClose() && ((options.platform === 'darwin' && !quitting) || runs.mayEnd());
    if (may && guard.isDiscarding()) options.discard();
    return may;
  };

  const open = (): WindowLike => {
    guard.reset();
    runs.reset();
    const opened = openWindow({
      ...options,
      stateFile: join(options.stateDir, 'window.json'),
      mayClose,
    });
    opened.on('closed', () => {
      window = undefined;
    });
    opened.webContents.on('render-process-gone', (_event, { reason }) => {
      if (reason === 'clean-exit' || opened.isDestroyed()) return;
      log(`The page ended: ${reason}.`);
      // A page that is gone can save nothing.
      guard.reset();
      offerReload(electron, opened).catch(() => opened.destroy());
    });
    opened.loadURL(appPage).catch(() => log('The page could not be loaded.'));
    return opened;
  };

  return {
    show() {
      if (window === undefined) {
        window = open();
        return;
      }
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
    find: () => window,
    owns: (contents) => window?.webContents.id === contents.id,
    isQuitting: () => quitting,
    isLeavingRuns: runs.isLeaving,
    setDocument(document) {
      guard.setDocument(document);
      if (window !== undefined && !window.isDestroyed()) showDocument(window, document);
    },
    saveDialogAnswered: guard.saveDialogAnswered,
  };
}

async function offerReload(
  electron: Pick<ElectronLike, 'dialog'>,
  window: WindowLike,
): Promise<void> {
  const { response } = await electron.dialog.showMessageBox(window, {
    type: 'error',
    message: 'The window has stopped working.',
    detail: 'Runs go on in the background. Reload the window to see them again.',
    buttons: ['Reload', 'Close'],
    defaultId: 0,
    cancelId: 1,
  });
  if (response === 0) window.webContents.reload();
  else window.destroy();
}

/** Asks what to do with unsaved changes; Save is the default, Escape is Cancel. */
async function askUnsaved(
  electron: Pick<ElectronLike, 'dialog'>,
  window: WindowLike,
  document: DocumentState,
): Promise<UnsavedAnswer> {
  const { response } = await electron.dialog.showMessageBox(window, {
    type: 'warning',
    message: unsavedQuestion(document),
    detail: 'Your changes are lost if you do not save them.',
    buttons: ['Save', 'Don’t save', 'Cancel'],
    defaultId: 0,
    cancelId: 2,
    noLink: true,
  });
  return response === 0 ? 'save' : response === 1 ? 'discard' : 'cancel';
}

/** The pipeline with changes need not be the one on screen. */
function unsavedQuestion({ name, unsaved }: DocumentState): string {
  const [first = name] = unsaved;
  return unsaved.length > 1
    ? `Save the changes to ${unsaved.length} pipelines?`
    : `Save the changes to “${first}”?`;
}

/** Asks what becomes of predictions that cost money; leaving them is the default, Escape stays. */
async function askAboutRuns(
  electron: Pick<ElectronLike, 'dialog'>,
  window: WindowLike,
  { predictions }: Underway,
): Promise<RunsAnswer> {
  const { response } = await electron.dialog.showMessageBox(window, {
    type: 'question',
    message:
      predictions === 1
        ? 'A prediction is still running.'
        : `${predictions} predictions are still running.`,
    detail:
      'Leave them running, and Patchbay fetches their results at the next start. Either way the provider may charge for them.',
    buttons: ['Leave running', 'Cancel them', 'Don’t quit'],
    defaultId: 0,
    cancelId: 2,
    noLink: true,
  });
  return response === 0 ? 'leave' : response === 1 ? 'cancel' : 'stay';
}

/** Shows in the window which pipeline it holds and whether it has unsaved changes. */
function showDocument(window: WindowLike, document: DocumentState): void {
  window.setTitle(`${document.dirty ? '• ' : ''}${document.name} - Patchbay`);
  window.setDocumentEdited(document.dirty);
  window.setRepresentedFilename(document.path ?? '');
}
