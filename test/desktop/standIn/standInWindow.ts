import { EventEmitter } from 'node:events';
import type { BrowserWindowConstructorOptions } from 'electron';
import type { FrameLike, Rectangle } from '../../../electron/desktop/electronLike.ts';
import { loadPage, type StandInPage } from './standInPage.ts';

/** An event of Electron's, which tells afterwards whether its effect was stopped. */
export class StandInEvent {
  defaultPrevented = false;

  preventDefault(): void {
    this.defaultPrevented = true;
  }
}

type Links = {
  readonly send: (channel: string, contents: StandInContents, frame: FrameLike) => void;
  readonly onCreated: (window: StandInWindow) => void;
  readonly onClosed: (window: StandInWindow) => void;
};

/** Electron's WebContents. */
export class StandInContents extends EventEmitter {
  readonly id: number;
  page: StandInPage | undefined;
  url = '';
  reloads = 0;
  openHandler: ((details: { readonly url: string }) => { action: 'deny' }) | undefined;
  readonly #load: (url: string) => StandInPage;

  constructor(id: number, load: (contents: StandInContents, url: string) => StandInPage) {
    super();
    this.id = id;
    this.#load = (url) => load(this, url);
  }

  get mainFrame(): FrameLike {
    if (this.page === undefined) throw new Error('no page is loaded');
    return this.page.frame;
  }

  load(url: string): void {
    this.page?.end();
    this.url = url;
    this.page = this.#load(url);
  }

  reload(): void {
    this.reloads += 1;
    this.load(this.url);
  }

  setWindowOpenHandler(handler: (details: { readonly url: string }) => { action: 'deny' }): void {
    this.openHandler = handler;
  }

  /** The page tries to go elsewhere; true when it was let. */
  navigate(
    url: string,
    event: 'will-frame-navigate' | 'will-redirect' = 'will-frame-navigate',
  ): boolean {
    const details = Object.assign(new StandInEvent(), { url });
    this.emit(event, details);
    return !details.defaultPrevented;
  }
}

/** Electron's BrowserWindow. */
export class StandInWindow extends EventEmitter {
  readonly options: BrowserWindowConstructorOptions;
  readonly webContents: StandInContents;
  bounds: Rectangle;
  title = '';
  edited = false;
  represented = '';
  maximized = false;
  minimized = false;
  shown = 0;
  focused = 0;
  #destroyed = false;
  readonly #links: Links;

  constructor(id: number, options: BrowserWindowConstructorOptions, links: Links) {
    super();
    this.options = options;
    this.#links = links;
    this.bounds = {
      x: options.x ?? 50,
      y: options.y ?? 50,
      width: options.width ?? 800,
      height: options.height ?? 600,
    };
    this.webContents = new StandInContents(id, (contents, url) =>
      loadPage({
        url,
        preload: options.webPreferences?.preload ?? '',
        send: (channel, frame) => links.send(channel, contents, frame),
      }),
    );
    links.onCreated(this);
  }

  async loadURL(url: string): Promise<void> {
    this.webContents.load(url);
    this.emit('ready-to-show');
  }

  close(): void {
    if (this.#destroyed) return;
    const event = new StandInEvent();
    this.emit('close', event);
    if (!event.defaultPrevented) this.destroy();
  }

  destroy(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    this.webContents.page?.end();
    this.#links.onClosed(this);
    this.emit('closed');
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  show(): void {
    this.shown += 1;
  }

  focus(): void {
    this.focused += 1;
  }

  restore(): void {
    this.minimized = false;
  }

  maximize(): void {
    this.maximized = true;
  }

  isMinimized(): boolean {
    return this.minimized;
  }

  isMaximized(): boolean {
    return this.maximized;
  }

  getNormalBounds(): Rectangle {
    return this.bounds;
  }

  setTitle(title: string): void {
    this.title = title;
  }

  setDocumentEdited(edited: boolean): void {
    this.edited = edited;
  }

  setRepresentedFilename(path: string): void {
    this.represented = path;
  }
}
