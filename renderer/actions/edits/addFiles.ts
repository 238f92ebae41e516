import type { ArtifactRef } from '../../../shared/domain/artifact.ts';
import type { FileRef } from '../../../shared/domain/graph.ts';
import type { Json, JsonObject } from '../../../shared/domain/json.ts';
import type { App } from '../../engine/app.ts';
import { importFile } from '../../engine/EngineContext.tsx';
import type { CanvasPoint, PortEnd } from '../../stores/places.ts';
import { t } from '../../messages/t.ts';
import { addNode } from './addNode.ts';
import { freePoint, whileArriving } from './whileArriving.ts';

/** A file that was dropped or chosen; `folder` as in FileRef. */
export type PickedFile = { readonly file: File; readonly folder?: string };

/** Where a File upload goes: to a place, or to an input that it feeds. */
type Place = { readonly at?: CanvasPoint | undefined; readonly from?: PortEnd };

/**
 * Brings files in and adds a File upload node with them. A box that can be canceled stands there meanwhile. Throws
 * FailureError.
 */
export async function addFiles(
  app: App,
  files: readonly PickedFile[],
  { at, from }: Place = {},
): Promise<void> {
  const [first, ...others] = files;
  if (first === undefined) return;
  const title =
    others.length === 0 ? first.file.name : t('canvas.arriving.files', { count: files.length });
  const place = at ?? freePoint(app, 'file-upload', { from });
  await whileArriving(app, { at: place, title }, async (signal) => {
    const refs: FileRef[] = [];
    for (const picked of files) refs.push(await bringIn(app, picked, signal));
    signal.throwIfAborted();
    const mode = uploadMode(refs);
    addNode(app, {
      type: 'file-upload',
      settings: { mode, files: refs },
      ...(at === undefined ? {} : { at }),
      ...(from === undefined ? {} : { from }),
    });
  });
}

/** Brings one file in, and once more where the engine was away meanwhile and is back. Throws FailureError. */
export async function bringIn(
  app: App,
  { file, folder }: PickedFile,
  signal?: AbortSignal,
): Promise<FileRef> {
  try {
    const ref = toFileRef(await importFile(app.info, file, signal));
    return folder === undefined ? ref : { ...ref, folder };
  } catch (error) {
    if (signal?.aborted === true || !(await wasAway(app))) throw error;
    return bringIn(app, { file, folder }, signal);
  }
}

/** Resolves once the engine answers, with whether it was away. A call under way fails when it goes, the next one waits. */
async function wasAway({ client, ui }: App): Promise<boolean> {
  const isLost = ui.getState().connection !== 'connected';
  const answers = (): Promise<boolean> =>
    client.app.info().then(
      () => true,
      () => false,
    );
  return (await answers()) ? isLost : answers();
}

/** What an upload takes that is given these files. */
function uploadMode(files: readonly FileRef[]): 'one' | 'many' | 'folder' {
  if (files.some(({ folder }) => folder !== undefined)) return 'folder';
  return files.length === 1 ? 'one' : 'many';
}

/** The settings of an upload whose files are chosen or taken out: one that is given several takes many from then on. */
export function uploadSettings(
  mode: Json | undefined,
  before: readonly FileRef[],
  files: readonly FileRef[],
): JsonObject {
  const isGiven = files.some((file) => !before.includes(file));
  return mode === 'one' && isGiven ? { files, mode: uploadMode(files) } : { files };
}

/** How a pipeline names a file of the artifact store. */
export function toFileRef({ id, name, mediaType, size }: ArtifactRef): FileRef {
  return { name, artifact: id, mediaType, size };
}
