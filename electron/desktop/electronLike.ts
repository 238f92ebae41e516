import type {
  BrowserWindowConstructorOptions,
  CustomScheme,
  MenuItemConstructorOptions,
  MessageBoxOptions,
  OpenDialogOptions,
  SaveDialogOptions,
} from 'electron';

/** An event whose usual effect can be stopped. */
export type Preventable = { preventDefault(): void };

/** Electron's MessagePortMain. */
export type PortLike = {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  postMessage(message: unknown): void;
  start(): void;
  close(): void;
};

/** Electron's WebFrameMain. */
export type FrameLike = {
  /** `app://patchbay` for our own pages. */
  readonly origin: string;
  postMessage(channel: string, message: unknown, transfer?: PortLike[]): void;
};

/** Electron's WebContents. */
export type WebContentsLike = {
  readonly id: number;
  readonly mainFrame: FrameLike;
  reload(): void;
  setWindowOpenHandler(handler: (details: { readonly url: string }) => { action: 'deny' }): void;
  on(
    event: 'will-frame-navigate',
    listener: (event: Preventable & { readonly url: string }) => void,
  ): unknown;
  on(
    event: 'will-redirect',
    listener: (event: Preventable & { readonly url: string }) => void,
  ): unknown;
  on(event: 'will-attach-webview', listener: (event: Preventable) => void): unknown;
  on(
    event: 'render-process-gone',
    listener: (event: Preventable, details: { readonly reason: string }) => void,
  ): unknown;
};

/** A place on a display, in device-independent pixels. */
export type Rectangle = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** Any window that a dialog may belong to. */
type DialogParent = { isDestroyed(): boolean };

/** Electron's BrowserWindow. */
export type WindowLike = DialogParent & {
  readonly webContents: WebContentsLike;
  loadURL(url: string): Promise<void>;
  show(): void;
  focus(): void;
  close(): void;
  destroy(): void;
  restore(): void;
  maximize(): void;
  isMinimized(): boolean;
  isMaximized(): boolean;
  getNormalBounds(): Rectangle;
  setTitle(title: string): void;
  setDocumentEdited(edited: boolean): void;
  setRepresentedFilename(path: string): void;
  on(event: 'close', listener: (event: Preventable) => void): unknown;
  on(event: 'closed' | 'ready-to-show', listener: () => void): unknown;
  on(event: 'page-title-updated', listener: (event: Preventable) => void): unknown;
};

/** A message from a page. */
export type IpcEventLike = {
  readonly sender: WebContentsLike;
  readonly senderFrame: FrameLike | null;
};

type AppLike = {
  requestSingleInstanceLock(): boolean;
  whenReady(): Promise<unknown>;
  quit(): void;
  exit(code?: number): void;
  addRecentDocument(path: string): void;
  on(event: 'open-file', listener: (event: Preventable, path: string) => void): unknown;
  on(
    event: 'second-instance',
    listener: (event: Preventable, argv: string[], workingDirectory: string) => void,
  ): unknown;
  on(event: 'activate' | 'window-all-closed', listener: () => void): unknown;
  on(event: 'before-quit' | 'will-quit', listener: (event: Preventable) => void): unknown;
  on(
    event: 'web-contents-created',
    listener: (event: Preventable, contents: WebContentsLike) => void,
  ): unknown;
};

type PermissionCallback = (granted: boolean) => void;

type SessionLike = {
  setPermissionRequestHandler(
    handler:
      | ((contents: WebContentsLike, permission: string, callback: PermissionCallback) => void)
      | null,
  ): void;
  setPermissionCheckHandler(
    handler: ((contents: unknown, permission: string, requestingOrigin: string) => boolean) | null,
  ): void;
};

/** Electron's safeStorage. */
export type SafeStorageLike = {
  isEncryptionAvailable(): boolean;
  encryptString(text: string): Buffer;
  decryptString(encrypted: Buffer): string;
  /** Linux only; `basic_text` means that the key is a constant in the program. */
  getSelectedStorageBackend?(): string;
};

/**
 * The part of Electron that Patchbay uses. The real module fits it (main.ts would not compile otherwise), and so
 * does the stand-in of the tests.
 */
export type ElectronLike = {
  readonly app: AppLike;
  readonly BrowserWindow: new (options: BrowserWindowConstructorOptions) => WindowLike;
  readonly MessageChannelMain: new () => { readonly port1: PortLike; readonly port2: PortLike };
  readonly Menu: {
    buildFromTemplate(template: MenuItemConstructorOptions[]): unknown;
    setApplicationMenu(menu: unknown): void;
  };
  readonly dialog: {
    showOpenDialog(
      window: DialogParent,
      options: OpenDialogOptions,
    ): Promise<{ readonly canceled: boolean; readonly filePaths: string[] }>;
    showSaveDialog(
      window: DialogParent,
      options: SaveDialogOptions,
    ): Promise<{ readonly canceled: boolean; readonly filePath: string }>;
    showMessageBox(
      window: DialogParent,
      options: MessageBoxOptions,
    ): Promise<{ readonly response: number }>;
    showErrorBox(title: string, content: string): void;
  };
  readonly ipcMain: { on(channel: string, listener: (event: IpcEventLike) => void): unknown };
  readonly protocol: {
    registerSchemesAsPrivileged(schemes: CustomScheme[]): void;
    handle(scheme: string, handler: (request: Request) => Promise<Response>): void;
  };
  readonly screen: { getAllDisplays(): { readonly workArea: Rectangle }[] };
  readonly session: { readonly defaultSession: SessionLike };
  readonly shell: {
    openExternal(url: string): Promise<void>;
    showItemInFolder(path: string): void;
  };
  readonly safeStorage: SafeStorageLike;
};
