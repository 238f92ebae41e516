import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { Readable } from 'node:stream';
import type { ArtifactRef } from '../../shared/domain/artifact.ts';
import { toNodeId, toRunId } from '../../shared/domain/ids.ts';
import { fileValue, listValue, type PortValues } from '../../shared/domain/values.ts';
import type { Fingerprint } from '../../shared/graph/fingerprint.ts';
import { createArtifactStore } from '../../electron/engine/store/artifactStore.ts';
import { createJournal } from '../../electron/engine/store/journal.ts';
import { openDatabase } from '../../electron/engine/store/openDatabase.ts';
import { createDeletedRunRows } from '../../electron/engine/store/deletedRuns.ts';
import { createRunRemover } from '../../electron/engine/store/runRemover.ts';
import { createResultCache, type NewResult } from '../../electron/engine/store/resultCache.ts';

/** A real cache on a real store in `folder`, with a clock of its own. */
export async function openCache(folder: string, now: () => number) {
  await mkdir(folder, { recursive: true });
  const database = openDatabase(join(folder, 'journal.sqlite'));
  const artifacts = join(folder, 'artifacts');
  const store = await createArtifactStore({ folder: artifacts, database, now });
  const cache = createResultCache({ database, store, folder: artifacts, now });
  return {
    cache,
    database,
    store,
    remover: createRunRemover({
      letGo: async () => [],
      database,
      folder: artifacts,
      rows: createDeletedRunRows(database, now),
      now,
    }),
    makeFile: (text: string, name = 'a.txt'): Promise<ArtifactRef> =>
      store.put(Readable.from([Buffer.from(text)]), { name }),
  };
}

/** The fingerprint of a result for tests: only its name counts. */
export function fingerprint(name: string, changes: Partial<Fingerprint> = {}): Fingerprint {
  return { id: name, parts: { model: '"a/b"' }, model: 'a/b', lifetimeMs: null, ...changes };
}

/** A result that holds these files. */
export function result(
  name: string,
  files: readonly ArtifactRef[],
  changes: Partial<NewResult> = {},
): NewResult {
  const outputs: PortValues = { output: listValue(files.map(fileValue)) };
  return {
    fingerprint: fingerprint(name),
    outputs,
    runId: toRunId('run1'),
    pipelineKey: 'p.patchbay',
    nodeId: toNodeId('n'),
    path: [],
    ...changes,
  };
}

/** A run in the history whose events name these files. */
export function journalFiles(
  database: DatabaseSync,
  runId: string,
  files: readonly ArtifactRef[],
): void {
  database
    .prepare(
      `INSERT OR IGNORE INTO runs (id, pipeline_name, pipeline, status, started_at, finished_at) VALUES (?, 'P', '{}', 'succeeded', 0, 0)`,
    )
    .run(runId);
  const journal = createJournal({ database, now: () => 0 });
  for (const artifact of files)
    journal.append(toRunId(runId), {
      type: 'task.exported',
      nodeId: toNodeId('n'),
      path: [],
      filePath: '/out',
      artifact,
    });
  journal.flush();
}
