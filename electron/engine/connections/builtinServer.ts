import { join } from 'node:path';
import { startBuiltinProcess, type BuiltinProcess } from '../../builtin/startBuiltinProcess.ts';
import { canceled, FailureError } from '../../../shared/domain/failure.ts';
import type { EngineOptions } from '../engine.ts';
import { say } from '../../../shared/sentences/say.ts';

type Address = { readonly baseUrl: string; readonly token: string };

/** The built-in models' server: one that runs already, or a child process started at first use. */
export type BuiltinServer = {
  /** Throws when the child cannot be started; the next call tries again. */
  address(): Promise<Address>;
  close(): Promise<void>;
};

/** Wires the built-in server of one engine; nothing starts yet. A child that has died is started anew at the next use. */
export function createBuiltinServerHandle(
  options: Pick<EngineOptions, 'builtin' | 'builtinEntry' | 'dataDir'>,
): BuiltinServer {
  const { builtin } = options;
  if (builtin !== undefined)
    return { address: () => Promise.resolve(builtin), close: () => Promise.resolve() };
  let child: Promise<BuiltinProcess> | undefined;
  const closing = new AbortController();

  const start = (): Promise<BuiltinProcess> => {
    const starting = startBuiltinProcess({
      storageDir: join(options.dataDir, 'builtin'),
      signal: closing.signal,
      ...(options.builtinEntry === undefined ? {} : { entry: options.builtinEntry }),
    });
    const forget = (): void => {
      if (child === starting) child = undefined;
    };
    starting.then((process) => process.ended).then(forget, forget);
    return starting;
  };

  return {
    address: async () => {
      if (closing.signal.aborted) throw canceled(say('failures.closing'));
      child ??= start();
      try {
        return await child;
      } catch (error) {
        throw unstarted(error);
      }
    },
    close: async () => {
      closing.abort(canceled(say('failures.closing')));
      await (await child?.catch(() => undefined))?.close();
    },
  };
}

/** The start says in a sentence what went wrong, unless it was ended by `close`. */
function unstarted(error: unknown): FailureError {
  if (error instanceof FailureError) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new FailureError({ kind: 'provider-unavailable', message }, error);
}
