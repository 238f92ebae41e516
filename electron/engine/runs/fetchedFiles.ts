import { createHash } from 'node:crypto';
import type { ArtifactRef } from '../../../shared/domain/artifact.ts';
import type { Json } from '../../../shared/domain/json.ts';
import { taskKey, type RunEventBody, type TaskRef } from '../../../shared/run/events.ts';
import type { ArtifactStore } from '../store/artifactStore.ts';

/** The files of unfinished outputs that are kept already: by task key, then by the hash of their address. */
export type FetchedFiles = Map<string, Map<string, ArtifactRef>>;

/** Notes what an event says of such files. What is sent anew has others, and what has succeeded needs them no more. */
export function noteFetched(fetched: FetchedFiles, event: RunEventBody): void {
  switch (event.type) {
    case 'task.fetched': {
      const key = taskKey(event);
      const files = fetched.get(key) ?? new Map<string, ArtifactRef>();
      fetched.set(key, files.set(event.address, event.artifact));
      return;
    }
    case 'task.submitting':
    case 'task.succeeded':
      fetched.delete(taskKey(event));
      return;
    default:
  }
}

type SaveFile = (url: string, name: string) => Promise<ArtifactRef>;
type Result = { readonly output: Json; readonly saveFile: SaveFile };

/**
 * Saves the files of an output of several so that a task that is begun once more, after a failure in the middle or a
 * crash, fetches only those that are missing.
 */
export function fetchOnce(
  { output, saveFile }: Result,
  task: {
    readonly ref: TaskRef;
    readonly fetched: FetchedFiles;
    readonly store: Pick<ArtifactStore, 'find'>;
    readonly publish: (body: RunEventBody) => void;
  },
): SaveFile {
  // The end of the task follows a single file at once.
  if (typeof output === 'string') return saveFile;
  const { ref, fetched, store, publish } = task;
  const filesOf = (): ReadonlyMap<string, ArtifactRef> => fetched.get(taskKey(ref)) ?? new Map();
  return async (url, name) => {
    const address = createHash('sha256').update(url).digest('base64url');
    const known = filesOf().get(address);
    if (known !== undefined && (await store.find(known.id)) !== undefined) return known;
    const artifact = await saveFile(url, name);
    const fraction = Array.isArray(output)
      ? Math.min(1, (filesOf().size + 1) / output.length)
      : undefined;
    publish({
      type: 'task.fetched',
      address,
      artifact,
      ...(fraction === undefined ? {} : { fraction }),
      ...ref,
    });
    return artifact;
  };
}
