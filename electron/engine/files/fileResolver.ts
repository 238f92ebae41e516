import { open, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';
import type { ArtifactRef } from '../../../shared/domain/artifact.ts';
import { invalidInput, type FailureError } from '../../../shared/domain/failure.ts';
import type { FileRef } from '../../../shared/domain/graph.ts';
import { isArtifactId } from '../../../shared/domain/ids.ts';
import type { ArtifactStore } from '../store/artifactStore.ts';
import { errorCode } from '../../../shared/domain/errorCode.ts';

/**
 * Finds the bytes of a file named in a pipeline: in the store by hash, else beside the pipeline file.
 * Throws `invalid-input` when they are nowhere, or have changed since the hash was written.
 */
export async function resolveFile(
  store: ArtifactStore,
  file: FileRef,
  pipelinePath: string | null,
): Promise<ArtifactRef> {
  const { folder } = file;
  const found = await findBytes(store, file, pipelinePath);
  return folder === undefined ? found : { ...found, folder };
}

async function findBytes(
  store: ArtifactStore,
  file: FileRef,
  pipelinePath: string | null,
): Promise<ArtifactRef> {
  if (file.artifact !== undefined && isArtifactId(file.artifact)) {
    store.keep(file.artifact);
    const kept = await store.find(file.artifact);
    if (kept !== undefined)
      return { ...kept, name: file.name, mediaType: file.mediaType ?? kept.mediaType };
  }
  const path = besidePipeline(file, pipelinePath);
  if (path === undefined) {
    throw invalidInput(
      `The file "${file.name}" is not on this computer: add it to its node again.`,
    );
  }
  const artifact = await importFile(store, path, file.name);
  if (file.artifact === undefined || file.artifact === artifact.id) return artifact;
  throw invalidInput(
    `The file "${file.name}" has changed since the pipeline was saved: add it to its node again.`,
  );
}

/** Copies a file of the user into the store. Throws `invalid-input` for one that cannot be read. */
export async function importFile(
  store: ArtifactStore,
  path: string,
  name: string,
): Promise<ArtifactRef> {
  const found = await stat(path).catch((error: unknown) => {
    throw unreadable(path, error);
  });
  if (!found.isFile()) throw invalidInput(`"${path}" is not a file: choose a file.`);
  const file = await open(path, 'r').catch((error: unknown) => {
    throw unreadable(path, error);
  });
  const highWaterMark = Math.min(1 << 20, Math.max(found.size, 1));
  const artifact = await store.put(file.createReadStream({ highWaterMark }), { name });
  store.keep(artifact.id);
  return artifact;
}

function unreadable(path: string, error: unknown): FailureError {
  const code = errorCode(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return invalidInput(
      `The file "${path}" does not exist: check the name, or add the file to its node again.`,
    );
  }
  return invalidInput(
    `The file "${path}" cannot be read (${code ?? 'unknown reason'}): check its permissions.`,
  );
}

function besidePipeline(file: FileRef, pipelinePath: string | null): string | undefined {
  if (file.path === undefined || pipelinePath === null) return undefined;
  const parts = file.path.split(/[/\\]/);
  if (isAbsolute(file.path) || parts.includes('..')) {
    throw invalidInput(
      `The path "${file.path}" leaves the folder of the pipeline: put the file beside the pipeline.`,
    );
  }
  return join(dirname(pipelinePath), ...parts);
}
