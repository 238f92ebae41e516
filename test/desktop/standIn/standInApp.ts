import { EventEmitter } from 'node:events';
import { tmpdir } from 'node:os';
import { StandInEvent, type StandInWindow } from './standInWindow.ts';

/** Electron's app: the events around its beginning and its end, in Electron's order. */
export class StandInApp extends EventEmitter {
  readonly windows = new Set<StandInWindow>();
  readonly recentDocuments: string[] = [];
  exitCode: number | undefined;
  readonly ended = Promise.withResolvers<number>();
  readonly #ready = Promise.withResolvers<void>();
  readonly #hasLock: boolean;
  readonly #paths = new Map<string, string>();
  #quitting = false;

  constructor(hasLock: boolean) {
    super();
    this.#hasLock = hasLock;
  }

  becomeReady(): void {
    this.#ready.resolve();
  }

  requestSingleInstanceLock(): boolean {
    return this.#hasLock;
  }

  whenReady(): Promise<void> {
    return this.#ready.promise;
  }

  setPath(name: string, path: string): void {
    this.#paths.set(name, path);
  }

  getPath(name: string): string {
    return this.#paths.get(name) ?? tmpdir();
  }

  getVersion(): string {
    return '0.0.0-stand-in';
  }

  addRecentDocument(path: string): void {
    this.recentDocuments.push(path);
  }

  /** Windows are asked to close; one that stays open ends the quitting, as in Electron. */
  quit(): void {
    const before = new StandInEvent();
    this.emit('before-quit', before);
    if (before.defaultPrevented) return;
    this.#quitting = true;
    for (const window of this.windows) window.close();
    if (this.windows.size > 0) this.#quitting = false;
    else this.#willQuit();
  }

  exit(code = 0): void {
    this.exitCode ??= code;
    this.ended.resolve(this.exitCode);
  }

  windowClosed(window: StandInWindow): void {
    this.windows.delete(window);
    if (this.windows.size === 0 && !this.#quitting) this.emit('window-all-closed');
  }

  #willQuit(): void {
    const event = new StandInEvent();
    this.emit('will-quit', event);
    if (!event.defaultPrevented) this.exit(0);
  }
}
