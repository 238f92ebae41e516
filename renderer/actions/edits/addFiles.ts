import type { ArtifactRef } from '../../../shared/domain/artifact.ts';
import type { FileRef } from '../../../shared/domain/graph.ts';
import type { App } from '../../engine/app.ts';
import { importFile } from '../../engine/EngineContext.tsx';
import type { CanvasPoint } from '../../stores/places.ts';
import { addNode } from './addNode.ts';

/** Brings files in and adds a File upload node with them at a place. Throws FailureError. */
export async function addFiles(app: App, files: readonly File[], at?: CanvasPoint): Promise<void> {
  if (files.length === 0) return;
  const refs: FileRef[] = [];
  for (const file of files) refs.push(toFileRef(await importFile(app.info, file)));
  const mode = refs.length === 1 ? 'one' : 'many';
  addNode(app, {
    type: 'file-upload',
    settings: { mode, files: refs },
    ...(at === undefined ? {} : { at }),
  });
}

/** How a pipeline names a file of the artifact store. */
export function toFileRef({ id, name, mediaType, size }: ArtifactRef): FileRef {
  return { name, artifact: id, mediaType, size };
}
