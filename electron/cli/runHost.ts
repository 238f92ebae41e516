import { fileURLToPath } from 'node:url';

/** Starts another host in a process of its own; hosts never import each other. Stopping ends it in order. */
export function createRunHost(
  here: string,
  signal: AbortSignal,
): (host: 'server', args: readonly string[]) => Promise<number> {
  const extension = here.endsWith('.ts') ? 'ts' : 'js';
  return async (host, args) => {
    const { spawn } = await import('node:child_process');
    signal.throwIfAborted();
    const entry = fileURLToPath(new URL(`../${host}/main.${extension}`, here));
    const child = spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', entry, ...args],
      { stdio: 'inherit' },
    );
    const stop = (): void => void child.kill('SIGTERM');
    signal.addEventListener('abort', stop, { once: true });
    const { promise, resolve, reject } = Promise.withResolvers<number>();
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
    return promise;
  };
}
