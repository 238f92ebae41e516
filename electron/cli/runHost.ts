import { fileURLToPath } from 'node:url';

/** Another host in a process of its own; hosts never import each other. */
export type RunHost = {
  /** Runs it with these arguments and gives its exit code. Stopping ends it in order. */
  readonly run: (host: 'server', args: readonly string[]) => Promise<number>;
  /** Passes on that the user insists on the end; false where no host runs. */
  readonly insist: () => boolean;
};

/** Makes it; `here` is the address of the entry of this process. */
export function createRunHost(here: string, signal: AbortSignal): RunHost {
  const extension = here.endsWith('.ts') ? 'ts' : 'js';
  let stop: (() => void) | undefined;
  return {
    insist: () => {
      stop?.();
      return stop !== undefined;
    },
    run: async (host, args) => {
      const { spawn } = await import('node:child_process');
      signal.throwIfAborted();
      const entry = fileURLToPath(new URL(`../${host}/main.${extension}`, here));
      const child = spawn(
        process.execPath,
        ['--disable-warning=ExperimentalWarning', entry, ...args],
        { stdio: 'inherit' },
      );
      stop = () => void child.kill('SIGTERM');
      signal.addEventListener('abort', stop, { once: true });
      const { promise, resolve, reject } = Promise.withResolvers<number>();
      child.once('error', reject);
      child.once('exit', (code) => resolve(code ?? 1));
      return promise;
    },
  };
}
