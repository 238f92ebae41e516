import { EventEmitter } from 'node:events';
import type {
  CustomScheme,
  MenuItemConstructorOptions,
  MessageBoxOptions,
  OpenDialogOptions,
  SaveDialogOptions,
} from 'electron';
import type { ElectronLike, Rectangle } from '../../../electron/desktop/electronLike.ts';
import { StandInApp } from './standInApp.ts';
import { StandInMessageChannel } from './standInPort.ts';
import { StandInWindow } from './standInWindow.ts';

type StandInOptions = {
  /** False for a second instance; true unless given. */
  readonly hasLock?: boolean;
  /** The work areas of the displays; one of 1920x1080 unless given. */
  readonly displays?: readonly Rectangle[];
};

type PermissionRequest = Parameters<
  ElectronLike['session']['defaultSession']['setPermissionRequestHandler']
>[0];
type PermissionCheck = Parameters<
  ElectronLike['session']['defaultSession']['setPermissionCheckHandler']
>[0];

/** Stands in for Electron's module, with what a test needs to see and to do. Not a stand-in for Chromium. */
export function createStandIn({ hasLock = true, displays }: StandInOptions = {}) {
  const app = new StandInApp(hasLock);
  const ipcMain = new EventEmitter();
  const windows: StandInWindow[] = [];
  const handlers = new Map<string, (request: Request) => Promise<Response>>();
  const seen = {
    schemes: [] as CustomScheme[],
    menu: [] as MenuItemConstructorOptions[],
    openedOutside: [] as string[],
    revealed: [] as string[],
    errors: [] as string[],
    questions: [] as (MessageBoxOptions | OpenDialogOptions | SaveDialogOptions)[],
    permissionRequest: null as PermissionRequest,
    permissionCheck: null as PermissionCheck,
  };
  const waiting: PromiseWithResolvers<unknown>[] = [];
  const answers: unknown[] = [];
  /** Dialogs stay open until the test answers, in order. */
  const ask = async <T>(question: (typeof seen.questions)[number]): Promise<T> => {
    seen.questions.push(question);
    if (answers.length > 0) return answers.shift() as T;
    const open = Promise.withResolvers<unknown>();
    waiting.push(open);
    return open.promise as Promise<T>;
  };

  class BrowserWindow extends StandInWindow {
    constructor(options: ConstructorParameters<typeof StandInWindow>[1]) {
      super(windows.length + 1, options, {
        send: (channel, sender, senderFrame) => ipcMain.emit(channel, { sender, senderFrame }),
        onCreated(window) {
          windows.push(window);
          app.windows.add(window);
          app.emit('web-contents-created', {}, window.webContents);
        },
        onClosed: (window) => app.windowClosed(window),
      });
    }
  }

  const electron: ElectronLike = {
    app,
    BrowserWindow,
    MessageChannelMain: StandInMessageChannel,
    ipcMain,
    Menu: {
      buildFromTemplate: (template) => template,
      setApplicationMenu(menu) {
        seen.menu = menu as MenuItemConstructorOptions[];
        app.emit('test:menu');
      },
    },
    dialog: {
      showOpenDialog: (_window, options) => ask(options),
      showSaveDialog: (_window, options) => ask(options),
      showMessageBox: (_window, options) => ask(options),
      showErrorBox: (title, content) => void seen.errors.push(`${title}: ${content}`),
    },
    protocol: {
      registerSchemesAsPrivileged: (schemes) => void seen.schemes.push(...schemes),
      handle: (scheme, handler) => void handlers.set(scheme, handler),
    },
    screen: {
      getAllDisplays: () =>
        (displays ?? [{ x: 0, y: 0, width: 1920, height: 1080 }]).map((workArea) => ({ workArea })),
    },
    session: {
      defaultSession: {
        setPermissionRequestHandler: (handler) => void (seen.permissionRequest = handler),
        setPermissionCheckHandler: (handler) => void (seen.permissionCheck = handler),
      },
    },
    shell: {
      openExternal: async (url) => void seen.openedOutside.push(url),
      showItemInFolder: (path) => void seen.revealed.push(path),
    },
    safeStorage: {
      isEncryptionAvailable: () => false,
      encryptString: () => Buffer.alloc(0),
      decryptString: () => '',
    },
  };

  return {
    electron,
    app,
    ipcMain,
    windows,
    seen,
    /** Answers the oldest open dialog, or the next one. */
    answer(value: unknown): void {
      const open = waiting.shift();
      if (open === undefined) answers.push(value);
      else open.resolve(value);
    },
    /** Asks a protocol handler, as Chromium does for a page's request. */
    async request(url: string, init?: RequestInit): Promise<Response> {
      const handler = handlers.get(new URL(url).protocol.slice(0, -1));
      if (handler === undefined) throw new Error(`nothing handles ${url}`);
      return handler(new Request(url, init));
    },
    /** The application menu as it is now. */
    menu: (): readonly MenuItemConstructorOptions[] => seen.menu,
    /** Clicks a menu item, found by its label. */
    clickMenu(label: string): void {
      const item = itemsOf(seen.menu).find((candidate) => candidate.label === label);
      if (item?.click === undefined) throw new Error(`the menu has no ${label}`);
      Reflect.apply(item.click, undefined, []);
    },
  };
}

export type StandIn = ReturnType<typeof createStandIn>;

/** All items of a menu, those of its submenus included. */
export function itemsOf(
  template: readonly MenuItemConstructorOptions[],
): readonly MenuItemConstructorOptions[] {
  return template.flatMap((item) => [
    item,
    ...(Array.isArray(item.submenu) ? itemsOf(item.submenu) : []),
  ]);
}
