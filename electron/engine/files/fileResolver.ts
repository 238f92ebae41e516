import { open, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';
import type { ArtifactRef } from '../../../shared/domain/artifact.ts';
import { invalidInput, type FailureError } from '../../../shared/domain/failure.ts';
import type { FileRef } from '../../../shared/domain/graph.ts';
import { isArtifactId } from '../../../shared/domain/ids.ts';
import type { ArtifactStore } from '../store/artifactStore.ts';
import { errorCode } from '../../../shared/domain/errorCode.ts';
import { say } from '../../../shared/sentences/say.ts';

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
    throw invalidInput(say('files.notHere', { name: file.name }));
  }
  const artifact = await importFile(store, path, file.name);
  if (file.artifact === undefined || file.artifact === artifact.id) return artifact;
  throw invalidInput(say('files.changed', { name: file.name }));
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
  if (!found.isFile()) throw invalidInput(say('files.notFile', { path }));
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
    return invalidInput(say('files.missing', { path }));
  }
  return invalidInput(say('files.unreadable', { path, code: code ?? say('files.unknownReason') }));
}

function besidePipeline(file: FileRef, pipelinePath: string | null): string | undefined {
  if (file.path === undefined || pipelinePath === null) return undefined;
  const parts = file.path.split(/[/\\]/);
  if (isAbsolute(file.path) || parts.includes('..')) {
    throw invalidInput(say('files.leavesFolder', { path: file.path }));
  }
  return join(dirname(pipelinePath), ...parts);
}
