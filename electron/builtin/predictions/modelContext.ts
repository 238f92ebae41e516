import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { ModelContext } from '../defineModel.ts';
import { wait, type Timers } from '../options.ts';
import { progressBar } from './progressBar.ts';

/** What a run needs to give a model its context. */
export interface ContextOptions {
  readonly signal: AbortSignal;
  /** Folder of the output files; made when the first is saved. */
  readonly folder: string;
  readonly now: () => number;
  readonly timers: Timers;
  readonly appendLog: (text: string) => void;
}

/** Makes the context of one run of a model. */
export function createModelContext(options: ContextOptions): ModelContext {
  const { signal, folder, now, timers, appendLog } = options;
  const startedAt = now();
  let shownPercent = -1;
  return {
    signal,
    log: (line) => appendLog(`${line}\n`),
    progress(done, total) {
      const percent = total > 0 ? Math.floor((done * 100) / total) : 100;
      // Bounds the logs: a model may report as often as it likes.
      if (percent === shownPercent || (percent < 100 && percent - shownPercent < 4 && percent > 0))
        return;
      shownPercent = percent >= 100 ? -1 : percent;
      appendLog(`${progressBar({ done, total, seconds: (now() - startedAt) / 1000 })}\n`);
    },
    async breathe() {
      signal.throwIfAborted();
      await setImmediate();
      signal.throwIfAborted();
    },
    sleep: (ms) => wait(timers, ms, signal),
    async save(name, bytes) {
      signal.throwIfAborted();
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, name), bytes, { signal });
      return { kind: 'output-file', name, contentType: contentTypeOf(name) };
    },
  };
}

/** The content type of an output file by its ending. */
export function contentTypeOf(name: string): string {
  if (name.endsWith('.png')) return 'image/png';
  if (name.endsWith('.json')) return 'application/json';
  if (name.endsWith('.wav')) return 'audio/wav';
  return 'application/octet-stream';
}
