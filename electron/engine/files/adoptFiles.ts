import { toFailure } from '../../../shared/domain/failure.ts';
import type { FileRef, Pipeline } from '../../../shared/domain/graph.ts';
import type { ArtifactStore } from '../store/artifactStore.ts';
import { resolveFile } from './fileResolver.ts';
import { mapFiles } from './mapFiles.ts';

/**
 * Brings the files that stand beside a pipeline into the store, so that the canvas can show them at once.
 * A file that is missing stays as it is and gives a warning.
 */
export async function adoptFiles(
  store: ArtifactStore,
  pipeline: Pipeline,
  pipelinePath: string,
): Promise<{ readonly pipeline: Pipeline; readonly warnings: readonly string[] }> {
  /** In the order of the pipeline, whichever file is looked at longest. */
  const warnings: string[][] = [];
  const adopt = async (file: FileRef): Promise<FileRef> => {
    if (file.path === undefined && file.artifact === undefined) return file;
    const own: string[] = [];
    warnings.push(own);
    try {
      const { id, mediaType, size } = await resolveFile(store, file, pipelinePath);
      return { ...file, artifact: id, mediaType, size };
    } catch (error) {
      own.push(toFailure(error).message);
      return file;
    }
  };
  return { pipeline: await mapFiles(pipeline, adopt), warnings: warnings.flat() };
}
