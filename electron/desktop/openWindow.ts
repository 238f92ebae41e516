import type { ElectronLike, WindowLike } from './electronLike.ts';
import { readWindowPlacement, saveWindowState, smallestWindow } from './windowState.ts';

type OpenOptions = {
  readonly electron: Pick<ElectronLike, 'BrowserWindow' | 'screen'>;
  readonly preload: string;
  readonly icon: string;
  readonly stateFile: string;
  readonly mayClose: () => boolean;
};

/** Makes an empty window: isolated, sandboxed, without Node, where it was when it last closed. */
export function openWindow({ electron, mayClose, ...options }: OpenOptions): WindowLike {
  const displays = electron.screen.getAllDisplays().map(({ workArea }) => workArea);
  const placement = readWindowPlacement(options.stateFile, displays);
  const window = new electron.BrowserWindow({
    ...placement.bounds,
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
    title: 'Patchbay',
    icon: options.icon,
    show: false,
    backgroundColor: '#18181b',
    webPreferences: {
      preload: options.preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
    },
  });
  if (placement.maximized) window.maximize();
  window.on('ready-to-show', () => window.show());
  // The title says which pipeline is open, not what the page is called.
  window.on('page-title-updated', (event) => event.preventDefault());
  window.on('close', (event) => {
    saveWindowState(options.stateFile, {
      ...window.getNormalBounds(),
      maximized: window.isMaximized(),
    });
    if (!mayClose()) event.preventDefault();
  });
  return window;
}
