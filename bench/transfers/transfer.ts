import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { createUploads } from '../../electron/engine/runs/uploads.ts';
import { saveOutputFile } from '../../electron/engine/runs/saveOutputFile.ts';
import { createArtifactStore } from '../../electron/engine/store/artifactStore.ts';
import type { ArtifactRef } from '../../shared/domain/artifact.ts';
import { openDatabase } from '../../electron/engine/store/openDatabase.ts';
import { createKeptUploads } from '../../electron/engine/store/keptUploads.ts';
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
  const uploads = createUploads({
    store,
    kept: createKeptUploads(database, Date.now),
    accountOf: async () => 'bench',
    now: Date.now,
  });
  const bring = (name: string, bytes: number): Promise<ArtifactRef> =>
    store.put(createReadStream(file, { end: bytes - 1 }), { name });
  const { size } = await stat(file);
  const whole = kind === 'upload' ? await bring('file.bin', size) : undefined;
  const run = async (name: string, bytes: number): Promise<unknown> => {
    switch (kind) {
      case 'download':
        return saveOutputFile({ provider, store, url: `${origin}/outputs/${name}`, name, signal });
      case 'upload':
        return uploads.urlFor(
          provider,
          bytes === size && whole !== undefined ? whole : await bring(name, bytes),
          signal,
        );
      case 'import':
        return bring(name, bytes);
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
  await run('file.bin', size);
  const wallMs = performance.now() - start;
  clearInterval(watch);
  // The kernel's own mark misses nothing between two looks; it counts from the start of the process.
  const highest = process.resourceUsage().maxRSS * 1024;
  await provider.close();
  database.close();
  return { wallMs, idleBytes, peakBytes: Math.max(peakBytes, highest) };
}
