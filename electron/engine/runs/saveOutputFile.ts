import { Readable } from 'node:stream';
import type { ArtifactRef } from '../../../shared/domain/artifact.ts';
import { FailureError, isRetryable } from '../../../shared/domain/failure.ts';
import { extensionOf } from '../../../shared/nodes/fileNames.ts';
import type { Provider } from '../../providers/provider.ts';
import type { ArtifactStore } from '../store/artifactStore.ts';
import { errorCode } from '../../../shared/domain/errorCode.ts';
import { say } from '../../../shared/sentences/say.ts';

const attempts = 4;

/** How long providers keep an output (replicate-api.md): waiting longer for one is in vain. Milliseconds. */
export const outputLifeMs = 3_600_000;

/** Fetches an output at once, as the provider deletes it after an hour. A download cut short is repeated: it costs nothing. */
export async function saveOutputFile(options: {
  readonly provider: Provider;
  readonly store: ArtifactStore;
  readonly url: string;
  /** Without extension. */
  readonly name: string;
  readonly signal: AbortSignal;
  /** Waits for a provider that is out of reach; not unless given. */
  readonly reach?: <T>(act: () => Promise<T>) => Promise<T>;
}): Promise<ArtifactRef> {
  const { reach = (act) => act() } = options;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await reach(() => fetchOnce(options));
    } catch (error) {
      if (options.signal.aborted || attempt === attempts || !isTransient(error))
        throw describe(error, options.name);
    }
  }
}

async function fetchOnce(options: Parameters<typeof saveOutputFile>[0]): Promise<ArtifactRef> {
  const { provider, store, url, name, signal } = options;
  const download = await provider.files.download(url, { signal });
  const artifact = await store.put(Readable.from(download.body), {
    name: download.name,
    signal,
    ...(download.mediaType === null ? {} : { mediaType: download.mediaType }),
    ...(download.size === null ? {} : { expectedSize: download.size }),
  });
  return { ...artifact, name: `${name}.${extensionOf(artifact)}` };
}

/** Network errors of a body under way are not FailureErrors: they carry a code, or come from the stream. */
function isTransient(error: unknown): boolean {
  if (error instanceof FailureError) return isRetryable(error.failure);
  const code = errorCode(error) ?? '';
  return /^(UND_ERR|ECONN|EPIPE|ETIMEDOUT|ERR_STREAM_PREMATURE_CLOSE)/.test(code);
}

function describe(error: unknown, name: string): unknown {
  if (error instanceof FailureError || !isTransient(error)) return error;
  const code = errorCode(error) ?? say('files.unknownReason');
  return new FailureError(
    {
      kind: 'provider-unavailable',
      ...say('runs.notWhole', { name, code }),
    },
    error,
  );
}
