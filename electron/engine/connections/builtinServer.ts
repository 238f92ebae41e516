import { join } from 'node:path';
import { startBuiltinProcess } from '../../builtin/startBuiltinProcess.ts';
import type { EngineOptions } from '../engine.ts';

type Address = { readonly baseUrl: string; readonly token: string };

/** The built-in models' server: one that runs already, or a child process started at first use. */
export type BuiltinServer = {
  /** Throws when the child cannot be started; the next call tries again. */
  address(): Promise<Address>;
  close(): Promise<void>;
};

/** Wires the built-in server of one engine; nothing starts yet. */
export function createBuiltinServerHandle(
  options: Pick<EngineOptions, 'builtin' | 'builtinEntry' | 'dataDir'>,
): BuiltinServer {
  const { builtin } = options;
  if (builtin !== undefined)
    return { address: () => Promise.resolve(builtin), close: () => Promise.resolve() };
  let starting: ReturnType<typeof startBuiltinProcess> | undefined;
  return {
    address: async () => {
      starting ??= startBuiltinProcess({
        storageDir: join(options.dataDir, 'builtin'),
        ...(options.builtinEntry === undefined ? {} : { entry: options.builtinEntry }),
      });
      try {
        return await starting;
      } catch (error) {
        starting = undefined;
        throw error;
      }
    },
    close: async () => {
      await (await starting?.catch(() => undefined))?.close();
    },
  };
}
