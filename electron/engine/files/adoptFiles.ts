import { sentenceOf, toFailure } from '../../../shared/domain/failure.ts';
import type { ArtifactRef } from '../../../shared/domain/artifact.ts';
import type { FileRef, Pipeline } from '../../../shared/domain/graph.ts';
import type { ArtifactStore } from '../store/artifactStore.ts';
import { resolveFile } from './fileResolver.ts';
import { mapFiles } from './mapFiles.ts';
import type { Sentence } from '../../../shared/domain/sentence.ts';

/**
 * Brings the files that stand beside a pipeline into the store, so that the canvas can show them at once.
 * A file that is missing stays as it is and gives a warning.
 */
export async function adoptFiles(
  store: ArtifactStore,
  pipeline: Pipeline,
  pipelinePath: string,
): Promise<{ readonly pipeline: Pipeline; readonly warnings: readonly Sentence[] }> {
  /** In the order of the pipeline, whichever file is looked at longest. */
  const warnings: Sentence[][] = [];
  /** A file that many nodes name is looked at once. */
  const looked = new Map<string, Promise<ArtifactRef>>();
  const look = (file: FileRef): Promise<ArtifactRef> => {
    const key = JSON.stringify(file);
    const found = looked.get(key) ?? resolveFile(store, file, pipelinePath);
    looked.set(key, found);
    return found;
  };
  const adopt = async (file: FileRef): Promise<FileRef> => {
    if (file.path === undefined && file.artifact === undefined) return file;
    const own: Sentence[] = [];
    warnings.push(own);
    try {
      const { id, mediaType, size } = await look(file);
      return { ...file, artifact: id, mediaType, size };
    } catch (error) {
      own.push(sentenceOf(toFailure(error)));
      return file;
    }
  };
  return { pipeline: await mapFiles(pipeline, adopt), warnings: warnings.flat() };
}
