import type { ArtifactRef } from '../../../shared/domain/artifact.ts';
import { toFailure } from '../../../shared/domain/failure.ts';
import type { Provider, ProviderFile } from '../../providers/provider.ts';
import type { ArtifactStore } from '../store/artifactStore.ts';
import { readRelieved } from '../store/readRelieved.ts';

/** Gets artifacts to where a provider can read them. */
export type Uploads = {
  /** An address of the artifact at the provider; the same bytes are uploaded once while the upload lives. */
  urlFor(provider: Provider, artifact: ArtifactRef, signal: AbortSignal): Promise<string>;
};

type Upload = { readonly sent: Promise<ProviderFile>; expiresAt: number };

const oneDay = 86_400_000;
/** An upload that ends sooner than this is made anew: the provider reads inputs when the prediction starts. */
const marginMs = 600_000;

/** Makes the uploads of one engine. */
export function createUploads(store: ArtifactStore, now: () => number): Uploads {
  // By the provider itself, not its id: a built-in server that was started anew has none of the old files.
  const byProvider = new WeakMap<Provider, Map<string, Upload>>();

  const uploadsOf = (provider: Provider): Map<string, Upload> => {
    const known = byProvider.get(provider) ?? new Map<string, Upload>();
    byProvider.set(provider, known);
    return known;
  };

  const begin = (provider: Provider, artifact: ArtifactRef, signal: AbortSignal): Upload => {
    const live = uploadsOf(provider);
    const sent = provider.files.upload(
      {
        name: artifact.name,
        mediaType: artifact.mediaType,
        size: artifact.size,
        open: () => readRelieved(store.pathOf(artifact.id)),
      },
      { signal },
    );
    const upload: Upload = { sent, expiresAt: now() + oneDay };
    live.set(artifact.id, upload);
    sent.then(
      (file) => {
        if (file.expiresAt !== null) upload.expiresAt = Date.parse(file.expiresAt);
        // The file itself in text, a third larger: made anew at the next use rather than kept in memory.
        if (file.url.startsWith('data:')) live.delete(artifact.id);
      },
      () => {
        if (live.get(artifact.id) === upload) live.delete(artifact.id);
      },
    );
    return upload;
  };

  const urlFor: Uploads['urlFor'] = async (provider, artifact, signal) => {
    const known = uploadsOf(provider).get(artifact.id);
    const isGood = known !== undefined && known.expiresAt - now() > marginMs;
    if (!isGood) return (await begin(provider, artifact, signal).sent).url;
    try {
      return (await known.sent).url;
    } catch (error) {
      // Another run began this upload and was canceled: that is not the end of this one.
      if (signal.aborted || toFailure(error).kind !== 'canceled') throw error;
      return urlFor(provider, artifact, signal);
    }
  };
  return { urlFor };
}
