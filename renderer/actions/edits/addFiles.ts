import type { ArtifactRef } from '../../../shared/domain/artifact.ts';
import type { FileRef } from '../../../shared/domain/graph.ts';
import type { App } from '../../engine/app.ts';
import { importFile } from '../../engine/EngineContext.tsx';
import type { CanvasPoint } from '../../stores/places.ts';
import { addNode } from './addNode.ts';

/** A file that was dropped or chosen; `folder` as in FileRef. */
export type PickedFile = { readonly file: File; readonly folder?: string };

/** Brings files in and adds a File upload node with them at a place. Throws FailureError. */
export async function addFiles(
  app: App,
  files: readonly PickedFile[],
  at?: CanvasPoint,
): Promise<void> {
  if (files.length === 0) return;
  const refs: FileRef[] = [];
  for (const picked of files) refs.push(await bringIn(app, picked));
  const mode = uploadMode(refs);
  addNode(app, {
    type: 'file-upload',
    settings: { mode, files: refs },
    ...(at === undefined ? {} : { at }),
  });
}

/** Brings one file in. Throws FailureError. */
export async function bringIn(app: App, { file, folder }: PickedFile): Promise<FileRef> {
  const ref = toFileRef(await importFile(app.info, file));
  return folder === undefined ? ref : { ...ref, folder };
}

/** What an upload takes that is given these files. */
export function uploadMode(files: readonly FileRef[]): 'one' | 'many' | 'folder' {
  if (files.some(({ folder }) => folder !== undefined)) return 'folder';
  return files.length === 1 ? 'one' : 'many';
}

/** How a pipeline names a file of the artifact store. */
export function toFileRef({ id, name, mediaType, size }: ArtifactRef): FileRef {
  return { name, artifact: id, mediaType, size };
}
