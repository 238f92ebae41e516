import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { parseChildMessage, type StartMessage } from './childMessages.ts';

/** The built-in models in a process of their own. */
export interface BuiltinProcess {
  readonly baseUrl: string;
  readonly token: string;
  readonly pid: number;
  /** Resolves when the process has ended, for whatever reason. */
  readonly ended: Promise<void>;
  /** Ends the process and deletes its files. Calling it again does nothing. */
  readonly close: () => Promise<void>;
}

interface StartOptions {
  readonly storageDir: string;
  /** Path of `main.ts` or of its bundle; the one that belongs to this file unless given. */
  readonly entry?: string;
  /** Aborting ends a start that is under way; later it does nothing. */
  readonly signal?: AbortSignal;
  /** Faults and counts over HTTP, for end-to-end tests; off unless given. */
  readonly adminRoutes?: boolean;
  /** 0 unless given. */
  readonly coldStartMs?: number;
  /** How long the start may take; 20 s unless given. */
  readonly startTimeoutMs?: number;
}

/** Beside this source; as a part of a bundle this file lies in a folder beside that of the entry. */
function ownEntry(): string {
  const { dirname, filename } = import.meta;
  return filename.endsWith('.ts')
    ? join(dirname, 'main.ts')
    : join(dirname, '..', 'builtin', 'main.js');
}

/**
 * Starts the built-in models as a child process of this one; the child ends by itself when this process dies.
 * Rejects with one sentence when it does not start.
 */
export async function startBuiltinProcess(options: StartOptions): Promise<BuiltinProcess> {
  // Loaded only now: most commands of the command line start nothing.
  const { spawn } = await import('node:child_process');
  options.signal?.throwIfAborted();
  const entry = options.entry ?? ownEntry();
  const token = randomBytes(32).toString('base64url');
  const child = spawn(process.execPath, [entry], {
    env: childEnvironment(process.env),
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    windowsHide: true,
  });
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  child.once('close', () => end());
  child.once('error', () => end());
  const start: StartMessage = {
    kind: 'start',
    token,
    storageDir: options.storageDir,
    adminRoutes: options.adminRoutes ?? false,
    coldStartMs: options.coldStartMs ?? 0,
  };
  try {
    const baseUrl = await whenReady(child, start, options);
    return { baseUrl, token, pid: child.pid ?? 0, ended, close: () => closeChild(child, ended) };
  } catch (error) {
    child.kill('SIGKILL');
    await ended;
    throw error;
  }
}

function whenReady(
  child: ChildProcess,
  start: StartMessage,
  { signal, startTimeoutMs = 20_000 }: StartOptions,
): Promise<string> {
  const readErrors = collectErrors(child);
  return new Promise((resolve, reject) => {
    const fail = (what: string): void => reject(startError(what, readErrors()));
    const timer = setTimeout(
      () => fail(`no answer after ${startTimeoutMs / 1000} s`),
      startTimeoutMs,
    );
    const abort = (): void => reject(signal?.reason);
    signal?.addEventListener('abort', abort, { once: true });
    const settle = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
    };
    child.once('error', (error) => fail(error.message));
    child.once('close', (code) => {
      settle();
      fail(`the process ended with code ${code ?? 'none'}`);
    });
    child.on('message', (value) => {
      const message = parseChildMessage(value);
      if (message?.kind === 'hello') child.send(start);
      if (message?.kind === 'failed') fail(message.reason);
      if (message?.kind !== 'ready') return;
      settle();
      resolve(message.baseUrl);
    });
  });
}

function startError(what: string, errors: string): Error {
  const detail = errors === '' ? '' : ` It wrote: ${errors}`;
  return new Error(
    `The built-in models could not be started: ${what}. Check that the storage folder can be written, then start again.${detail}`,
  );
}

/** The last of what the child writes to its error output, for the message of a failed start. */
function collectErrors(child: ChildProcess): () => string {
  let text = '';
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    text = (text + chunk).slice(-2000);
  });
  return () => text.trim();
}

async function closeChild(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return ended;
  const force = setTimeout(() => child.kill('SIGKILL'), 5000);
  if (child.connected) child.send({ kind: 'close' });
  else child.kill();
  await ended;
  clearTimeout(force);
}

/** The child needs no secret of its parent's; Electron's binary must act as Node. */
function childEnvironment(
  env: Readonly<Record<string, string | undefined>>,
): Record<string, string | undefined> {
  const kept = Object.entries(env).filter(
    ([name]) => !/TOKEN|SECRET|PASSWORD|API_?KEY/i.test(name),
  );
  return { ...Object.fromEntries(kept), ELECTRON_RUN_AS_NODE: '1' };
}
