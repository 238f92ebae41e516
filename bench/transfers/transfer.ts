import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { saveOutputFile } from '../../electron/engine/runs/saveOutputFile.ts';
import { createArtifactStore } from '../../electron/engine/store/artifactStore.ts';
import { openDatabase } from '../../electron/engine/store/openDatabase.ts';
import { createReplicateProvider } from '../../electron/providers/replicate/createReplicateProvider.ts';

/** What one process does; `in` is from the service to the store, `import` from the disk to the store. */
export type TransferKind = 'download' | 'upload' | 'import';

export type TransferOrder = {
  readonly kind: TransferKind;
  readonly origin: string;
  /** The file that is sent or imported. */
  readonly file: string;
  /** An empty folder for the store. */
  readonly folder: string;
};

/** `wallMs` is the transfer alone; memory is in bytes, resident, idle just before and at its highest. */
export type TransferResult = {
  readonly wallMs: number;
  readonly idleBytes: number;
  readonly peakBytes: number;
};

/** Does one transfer through Patchbay's own client and store. Meant for a process of its own, as it looks at its memory. */
export async function transfer(order: TransferOrder): Promise<TransferResult> {
  const { kind, origin, file, folder } = order;
  const provider = createReplicateProvider({
    id: 'replicate',
    baseUrl: `${origin}/v1`,
    token: () => 'r8_bench',
  });
  const database = openDatabase(join(folder, 'journal.sqlite'));
  const store = await createArtifactStore({
    folder: join(folder, 'artifacts'),
    database,
    now: Date.now,
  });
  const { signal } = new AbortController();
  const run = async (name: string, bytes: number): Promise<unknown> => {
    const open = () => createReadStream(file, { highWaterMark: 1 << 20, end: bytes - 1 });
    switch (kind) {
      case 'download':
        return saveOutputFile({ provider, store, url: `${origin}/outputs/${name}`, name, signal });
      case 'upload':
        return provider.files.upload({
          name,
          mediaType: 'application/octet-stream',
          size: bytes,
          open,
        });
      case 'import':
        return store.put(open(), { name });
    }
  };

  // An app that is idle has done something before: what is loaded at first use is not the transfer's.
  await run('small.bin', 1 << 20);
  await setTimeout(500);
  const idleBytes = process.memoryUsage.rss();
  let peakBytes = idleBytes;
  const watch = setInterval(() => {
    peakBytes = Math.max(peakBytes, process.memoryUsage.rss());
  }, 5);
  const start = performance.now();
  await run('file.bin', (await stat(file)).size);
  const wallMs = performance.now() - start;
  clearInterval(watch);
  // The kernel's own mark misses nothing between two looks; it counts from the start of the process.
  const highest = process.resourceUsage().maxRSS * 1024;
  await provider.close();
  database.close();
  return { wallMs, idleBytes, peakBytes: Math.max(peakBytes, highest) };
}
