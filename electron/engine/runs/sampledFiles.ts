import type { ArtifactId } from '../../../shared/domain/ids.ts';
import type { Written } from '../files/exportFile.ts';
import type { Journal } from '../store/journal.ts';
import { readPages } from '../store/readPages.ts';
import type { RunIndex } from '../store/runIndex.ts';
import type { RunRequest } from './runRequest.ts';

type Needs = { readonly index: Pick<RunIndex, 'samplesBefore'>; readonly journal: Journal };

/** What samples have written of which a run makes the rest: nothing where it makes anew what they have made. */
export async function sampledFiles(
  { index, journal }: Needs,
  { runId, fresh, from }: Pick<RunRequest, 'runId' | 'fresh' | 'from'>,
): Promise<Written['sampled']> {
  const files = new Map<string, ArtifactId>();
  if (fresh !== undefined || from !== undefined) return files;
  for (const sample of index.samplesBefore(runId))
    for await (const page of readPages(journal, sample))
      for (const event of page)
        if (event.type === 'task.exported') files.set(event.filePath, event.artifact.id);
  return files;
}
