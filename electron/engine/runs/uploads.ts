import { createReadStream } from 'node:fs';
import type { ArtifactRef } from '../../../shared/domain/artifact.ts';
import type { Provider, ProviderFile } from '../../providers/provider.ts';
import type { ArtifactStore } from '../store/artifactStore.ts';

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
  const live = new Map<string, Upload>();
  return {
    urlFor: async (provider, artifact, signal) => {
      const key = `${provider.id} ${artifact.id}`;
      const known = live.get(key);
      if (known !== undefined && known.expiresAt - now() > marginMs) return (await known.sent).url;
      const sent = provider.files.upload(
        {
          name: artifact.name,
          mediaType: artifact.mediaType,
          size: artifact.size,
          open: () => createReadStream(store.pathOf(artifact.id), { highWaterMark: 1 << 20 }),
        },
        { signal },
      );
      const upload: Upload = { sent, expiresAt: now() + oneDay };
      live.set(key, upload);
      try {
        const file = await sent;
        if (file.expiresAt !== null) upload.expiresAt = Date.parse(file.expiresAt);
        return file.url;
      } catch (error) {
        live.delete(key);
        throw error;
      }
    },
  };
}
