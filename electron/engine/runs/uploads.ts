import type { ArtifactRef } from '../../../shared/domain/artifact.ts';
import { toFailure } from '../../../shared/domain/failure.ts';
import type { PredictRequest } from '../../../shared/nodes/nodeContext.ts';
import type { Provider, ProviderFile } from '../../providers/provider.ts';
import type { ArtifactStore } from '../store/artifactStore.ts';
import type { KeptUploads } from '../store/keptUploads.ts';
import { isAboutFiles } from './isAboutFiles.ts';
import { readRelieved } from '../store/readRelieved.ts';

/** Gets artifacts to where a provider can read them. */
export type Uploads = {
  /** An address of the artifact at the provider; the same bytes are uploaded once while the upload lives. */
  urlFor(provider: Provider, artifact: ArtifactRef, signal: AbortSignal): Promise<string>;
  /** Forgets the uploads of a request that failed because of them; any other failure changes nothing. Never throws. */
  forgetRefused(request: UploadedRequest, error: unknown): Promise<void>;
  /** Forgets a file that was deleted at the provider. Never throws. */
  forgetFile(providerId: string, fileId: string): Promise<void>;
};

type UploadedRequest = Pick<PredictRequest, 'provider' | 'files' | 'buildInput'>;

export type UploadsOptions = {
  readonly store: ArtifactStore;
  readonly kept: KeptUploads;
  /** Names the service and the account; undefined where uploads end with the process. */
  readonly accountOf: (providerId: string) => Promise<string | undefined>;
  readonly now: () => number;
};

type Upload = { readonly sent: Promise<ProviderFile>; expiresAt: number };

const oneDay = 86_400_000;
/** An upload that ends sooner than this is made anew: the provider reads inputs when the prediction starts. */
const marginMs = 600_000;

/** Makes the uploads of one engine. What is under way is shared in memory, what is done on disk. */
export function createUploads({ store, kept, accountOf, now }: UploadsOptions): Uploads {
  // By the provider itself, not its id: a built-in server that was started anew has none of the old files.
  const byProvider = new WeakMap<Provider, Map<string, Upload>>();

  const uploadsOf = (provider: Provider): Map<string, Upload> => {
    const known = byProvider.get(provider) ?? new Map<string, Upload>();
    byProvider.set(provider, known);
    return known;
  };

  const isGood = (expiresAt: number): boolean => expiresAt - now() > marginMs;

  /** What other processes can use goes to disk; only a Cog server's files stay in memory. */
  const settle = (
    file: ProviderFile,
    owner: string | undefined,
    artifact: ArtifactRef,
  ): boolean => {
    // The file itself in text, a third larger: made anew at the next use rather than kept.
    if (file.url.startsWith('data:')) return false;
    const expiresAt = file.expiresAt === null ? now() + oneDay : Date.parse(file.expiresAt);
    if (Number.isNaN(expiresAt)) return false;
    if (owner === undefined) return true;
    kept.keep(owner, artifact.id, { fileId: file.id, url: file.url, expiresAt });
    return false;
  };

  type Place = { readonly live: Map<string, Upload>; readonly key: string };

  const begin = (
    provider: Provider,
    artifact: ArtifactRef,
    {
      live,
      key,
      owner,
      signal,
    }: Place & { readonly owner: string | undefined; readonly signal: AbortSignal },
  ): Upload => {
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
    live.set(key, upload);
    const end = (): void => {
      if (live.get(key) === upload) live.delete(key);
    };
    sent
      .then((file) => {
        if (!settle(file, owner, artifact)) return end();
        if (file.expiresAt !== null) upload.expiresAt = Date.parse(file.expiresAt);
        return undefined;
      })
      .catch(end);
    return upload;
  };

  const urlFor: Uploads['urlFor'] = async (provider, artifact, signal) => {
    const owner = await accountOf(provider.id);
    const live = uploadsOf(provider);
    // Another token is another account, which may not see the file.
    const key = `${owner ?? ''} ${artifact.id}`;
    const known = live.get(key);
    if (known === undefined || !isGood(known.expiresAt)) {
      const stored = owner === undefined ? undefined : kept.find(owner, artifact.id);
      if (stored !== undefined && isGood(stored.expiresAt)) return stored.url;
      return (await begin(provider, artifact, { live, key, owner, signal }).sent).url;
    }
    try {
      return (await known.sent).url;
    } catch (error) {
      // Another run began this upload and was canceled: that is not the end of this one.
      if (signal.aborted || toFailure(error).kind !== 'canceled') throw error;
      return urlFor(provider, artifact, signal);
    }
  };

  const forget = async (providerId: string, act: (owner: string) => void): Promise<void> => {
    try {
      const owner = await accountOf(providerId);
      if (owner !== undefined) act(owner);
    } catch {
      // What failed before is what has to be told; a stale upload is refused and forgotten then.
    }
  };

  return {
    urlFor,
    forgetRefused: async (request, error) => {
      if (!isAboutFiles(toFailure(error), portsOfFiles(request))) return;
      await forget(request.provider, (owner) => {
        for (const { id } of request.files) kept.forget(owner, id);
      });
    },
    forgetFile: (providerId, fileId) =>
      forget(providerId, (owner) => kept.forgetFile(owner, fileId)),
  };
}

/** The inputs that hold the address of a file. */
function portsOfFiles({ buildInput }: UploadedRequest): readonly string[] {
  const marker = 'artifact:';
  const input = buildInput(({ id }) => `${marker}${id}`);
  return Object.keys(input).filter((port) => JSON.stringify(input[port]).includes(`"${marker}`));
}
