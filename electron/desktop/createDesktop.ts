import { setTimeout as sleep } from 'node:timers/promises';
import type { Engine, HostCapabilities, SecretStore } from '../engine/engine.ts';
import { createApplicationMenu } from './applicationMenu.ts';
import { createAppProtocol } from './appProtocol.ts';
import { createArtifactProtocol } from './artifactProtocol.ts';
import { createDialogs } from './dialogs.ts';
import type { ElectronLike } from './electronLike.ts';
import { createHostEvents } from './hostEvents.ts';
import { createMainWindow } from './mainWindow.ts';
import { artifactBase } from './origin.ts';
import { watchOpenedFiles } from './openedFiles.ts';
import { pipelineArguments } from './pipelineArguments.ts';
import { servePorts } from './portHandover.ts';
import { createDesktopSecrets } from './secrets.ts';
import { guardPages } from './webGuards.ts';

export type DesktopOptions = {
  readonly platform: string;
  /** The program's arguments, as in `process.argv`. */
  readonly argv: readonly string[];
  readonly workingDirectory: string;
  readonly env: { readonly [name: string]: string | undefined };
  /** The built preload script. */
  readonly preload: string;
  /** The folder of the built renderer. */
  readonly rendererDir: string;
  readonly icon: string;
  /** Holds the window's place and, where there is no keychain, the encrypted tokens. */
  readonly stateDir: string;
  /** Where the first save dialog starts. */
  readonly startFolder: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly log: (message: string) => void;
  readonly createEngine: (parts: {
    readonly host: HostCapabilities;
    readonly secrets: SecretStore;
  }) => Promise<Engine>;
};

/** How long the engine may take to cancel its runs when the app ends. */
const closeTakesAtMostMs = 10_000;

/**
 * Runs the desktop app: one instance, one window, one engine. Resolves when the window is opening, or at once in a
 * second instance, which ends. Call it synchronously from the entry file: Electron wants schemes before it is ready.
 */
export async function createDesktop(
  electron: ElectronLike,
  options: DesktopOptions,
): Promise<void> {
  const { app } = electron;
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  electron.protocol.registerSchemesAsPrivileged([
    {
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
    {
      scheme: 'artifact',
      // The pages are another origin than the artifacts: without corsEnabled they could not read them.
      privileges: {
        standard: true,
        secure: true,
        supportFetchAPI: true,
        stream: true,
        corsEnabled: true,
      },
    },
  ]);
  const events = createHostEvents();
  const openFile = (path: string): void => events.publish({ type: 'open-file', path });
  const openedByOs = watchOpenedFiles(electron, openFile);
  for (const path of pipelineArguments(options.argv, options.workingDirectory)) openFile(path);

  await app.whenReady();
  guardPages({ electron, log: options.log });
  const mainWindow = createMainWindow({
    ...options,
    electron,
    publish: events.publish,
    underway: () => engine.underway(),
    discard: () => {
      try {
        engine.discardDrafts();
      } catch (error) {
        // They come back at the next start then, which loses nothing.
        options.log(`The unsaved changes could not be discarded: ${String(error)}`);
      }
    },
  });
  const dialogs = createDialogs({
    electron,
    findWindow: mainWindow.find,
    startFolder: options.startFolder,
  });
  const menu = createApplicationMenu({
    electron,
    platform: options.platform,
    showWindow: mainWindow.show,
    publish: events.publish,
  });
  let shownPath: string | null = null;

  const host: HostCapabilities = {
    host: 'desktop',
    nativeDialogs: true,
    artifactBase,
    ...dialogs,
    async savePipeline(suggestedName) {
      const path = await dialogs.savePipeline(suggestedName);
      mainWindow.saveDialogAnswered(path);
      return path;
    },
    setDocument(document) {
      mainWindow.setDocument(document);
      if (document.path === shownPath) return;
      shownPath = document.path;
      if (shownPath !== null) app.addRecentDocument(shownPath);
      menu.refresh(engine);
    },
    setShortcuts: menu.showKeys,
    events: events.listen,
  };
  const secretsFile = `${options.stateDir}/secrets.json`;
  const secrets = await createDesktopSecrets({
    safeStorage: electron.safeStorage,
    file: secretsFile,
    env: options.env,
  });
  const engine = await options.createEngine({ host, secrets });

  closeEngineOnQuit(electron, () => engine.close({ leave: mainWindow.isLeavingRuns() }));
  electron.protocol.handle('app', createAppProtocol(options.rendererDir));
  electron.protocol.handle('artifact', createArtifactProtocol(engine.handleArtifactRequest));
  servePorts({ electron, router: engine.router, isKnown: mainWindow.owns, log: options.log });
  menu.refresh(engine);
  app.on('activate', mainWindow.show);
  app.on('window-all-closed', () => {
    // Electron forgets that the app was to end once a window has asked to stay open.
    if (options.platform !== 'darwin' || mainWindow.isQuitting()) app.quit();
  });
  openedByOs.onOpened(mainWindow.show);
  mainWindow.show();
}

/** After the last window has agreed to close: runs are canceled or left, and the journal is closed before the process ends. */
function closeEngineOnQuit({ app }: ElectronLike, close: () => Promise<void>): void {
  app.on('will-quit', (event) => {
    event.preventDefault();
    const finished = close().catch(() => undefined);
    void Promise.race([finished, sleep(closeTakesAtMostMs, undefined, { ref: false })]).then(() =>
      app.exit(0),
    );
  });
}
