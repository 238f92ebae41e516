import type { HostEvent } from '../../shared/api/types.ts';
import type { HostCapabilities } from '../engine/engine.ts';

type Options = {
  /** The pipeline that the first window to connect shall open. */
  readonly openFile?: string;
  readonly allowedFolders?: readonly string[];
};

/** What the server host can do: no windows, so no dialogs; the page shows its own. */
export function createServerCapabilities({ openFile, allowedFolders }: Options): HostCapabilities {
  const waiting: HostEvent[] =
    openFile === undefined ? [] : [{ type: 'open-file', path: openFile }];
  return {
    host: 'server',
    nativeDialogs: false,
    artifactBase: '/artifacts/',
    openPipeline: async () => null,
    savePipeline: async () => null,
    pickFolder: async () => null,
    reveal: async () => false,
    setDocument: () => undefined,
    setShortcuts: () => undefined,
    events: (signal) => hostEvents(waiting, signal),
    ...(allowedFolders === undefined ? {} : { allowedFolders }),
  };
}

/** What waits goes to the first that listens; then nothing comes until the signal aborts. */
async function* hostEvents(
  waiting: HostEvent[],
  signal: AbortSignal | undefined,
): AsyncGenerator<HostEvent> {
  for (let event = waiting.shift(); event !== undefined; event = waiting.shift()) yield event;
  const { promise, resolve } = Promise.withResolvers<void>();
  if (signal?.aborted === true) return;
  signal?.addEventListener('abort', () => resolve(), { once: true });
  await promise;
}
