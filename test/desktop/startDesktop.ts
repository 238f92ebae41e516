import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBuilder } from 'vite';
import { onTestFinished } from 'vitest';
import { createDesktop, type DesktopOptions } from '../../electron/desktop/createDesktop.ts';
import { createEngine } from '../../electron/engine/createEngine.ts';
import type { StandInPage } from './standIn/standInPage.ts';
import type { StandInWindow } from './standIn/standInWindow.ts';
import { createStandIn, type StandIn } from './standIn/createStandIn.ts';

const root = join(import.meta.dirname, '..', '..');

/** A folder that is deleted when the test has finished. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'patchbay-desktop-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Builds the preload script as it is shipped, with the project's own configuration. Returns its path. */
export async function buildPreload(outDir: string): Promise<string> {
  const builder = await createBuilder({
    root,
    configFile: join(root, 'vite.desktop.config.ts'),
    logLevel: 'error',
    environments: { preload: { build: { outDir } } },
  });
  const preload = builder.environments['preload'];
  if (preload === undefined) throw new Error('vite.desktop.config.ts has no preload environment');
  await builder.build(preload);
  return join(outDir, 'preload.cjs');
}

type StartOptions = Partial<DesktopOptions> & {
  readonly preload: string;
  readonly standIn?: StandIn;
  /** A new folder unless given. */
  readonly dataDir?: string;
  /** What the engine reads its tokens and addresses from; nothing unless given. */
  readonly engineEnv?: { readonly [name: string]: string };
  /** Called when main has closed the engine. */
  readonly onEngineClosed?: () => void;
};

export type StartedDesktop = StandIn & {
  readonly dataDir: string;
  /** What main wrote to its log. */
  readonly log: readonly string[];
  /** The open window. */
  readonly window: () => StandInWindow;
  readonly page: () => StandInPage;
  readonly quit: () => Promise<number>;
};

/** Runs the real main code with a real engine on the stand-in; ends when the test has finished. */
export async function startDesktop(options: StartOptions): Promise<StartedDesktop> {
  const dataDir = options.dataDir ?? temporaryFolder();
  const standIn = options.standIn ?? createStandIn();
  const log: string[] = [];
  const rendererDir = join(dataDir, 'renderer');
  mkdirSync(rendererDir, { recursive: true });
  writeFileSync(join(rendererDir, 'index.html'), '<!doctype html><title>Patchbay</title>');
  const started = createDesktop(standIn.electron, {
    platform: 'linux',
    argv: ['patchbay'],
    workingDirectory: dataDir,
    env: { PATCHBAY_KEYCHAIN: 'off' },
    rendererDir,
    icon: join(rendererDir, 'icon.png'),
    stateDir: join(dataDir, 'desktop'),
    startFolder: dataDir,
    now: Date.now,
    log: (message) => void log.push(message),
    createEngine: async ({ host, secrets }) => {
      const engine = await createEngine({
        dataDir,
        version: '0.0.0-test',
        host,
        secrets,
        env: options.engineEnv ?? {},
        recover: true,
        defaultOutputFolder: join(dataDir, 'out'),
        examplesDir: join(root, 'examples'),
        startFolder: dataDir,
      });
      const close: typeof engine.close = async (how) => {
        await engine.close(how);
        options.onEngineClosed?.();
      };
      return { ...engine, close };
    },
    ...options,
  });
  standIn.app.becomeReady();
  await started;
  const quit = async (): Promise<number> => {
    for (const open of standIn.app.windows) open.destroy();
    if (standIn.app.exitCode === undefined) standIn.app.quit();
    return standIn.app.ended.promise;
  };
  onTestFinished(async () => void (await quit()));
  const window = (): StandInWindow => {
    const open = [...standIn.app.windows].at(-1);
    if (open === undefined) throw new Error('no window is open');
    return open;
  };
  const page = (): StandInPage => {
    const loaded = window().webContents.page;
    if (loaded === undefined) throw new Error('no page is loaded');
    return loaded;
  };
  return Object.assign(standIn, { dataDir, log, window, page, quit });
}
