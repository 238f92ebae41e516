import { createReadStream } from 'node:fs';
import { isAbsolute } from 'node:path';
import { Readable } from 'node:stream';
import type { ArtifactRef } from '../../../../shared/domain/artifact.ts';
import { FailureError, invalidInput } from '../../../../shared/domain/failure.ts';
import type { ArtifactId } from '../../../../shared/domain/ids.ts';
import type { SignedFile } from '../../../../shared/domain/providerFile.ts';
import type { Download } from '../../../providers/provider.ts';
import { RefusedAddress } from '../../../providers/refusedAddress.ts';
import { exportFile } from '../../files/exportFile.ts';
import type { ArtifactStore } from '../../store/artifactStore.ts';
import { base } from '../base.ts';
import type { Services } from '../services.ts';
import { callOptions, listOptions } from './callOptions.ts';
import { requireExtra } from './requireExtra.ts';
import { say } from '../../../../shared/sentences/say.ts';

/** The handlers of `contract.resources.files`. The bytes go from and to the disk, never through the contract. */
export function createFileHandlers({ connections, store, uploads }: Services) {
  const { files } = base.resources;
  return files.router({
    list: files.list.handler(async ({ input, signal }) => {
      const provider = await connections.provider(input.provider);
      return provider.files.list(listOptions(signal, input.cursor));
    }),
    get: files.get.handler(async ({ input, signal }) => {
      const provider = await connections.provider(input.provider);
      return provider.files.get(input.id, callOptions(signal));
    }),
    upload: files.upload.handler(async ({ input, signal }) => {
      const { mediaType, size } = await getArtifact(store, input.artifact);
      const path = store.pathOf(input.artifact);
      const open = (): Readable => createReadStream(path, { highWaterMark: 1 << 20 });
      const provider = await connections.provider(input.provider);
      return provider.files.upload(
        { name: input.name, mediaType, size, open },
        callOptions(signal),
      );
    }),
    place: files.place.handler(async ({ input, signal }) => {
      const artifact = { ...(await getArtifact(store, input.artifact)), name: input.name };
      const provider = await connections.provider(input.provider);
      const until = signal ?? new AbortController().signal;
      return { url: await uploads.urlFor(provider, artifact, until) };
    }),
    download: files.download.handler(async ({ input, signal }) => {
      const { folder } = input;
      if (folder !== undefined && !isAbsolute(folder))
        throw invalidInput(say('files.notFullPath', { folder }));
      const fetched = await fetchFile({ connections, store }, input, signal);
      const artifact = { ...fetched, name: input.name ?? fetched.name };
      if (folder === undefined) return { artifact, path: null };
      const request = {
        artifact,
        folder: '',
        fileName: artifact.name,
        ifExists: 'rename',
      } as const;
      return { artifact, path: await exportFile(store, folder, request) };
    }),
    delete: files.delete.handler(async ({ input, signal }) => {
      const provider = await connections.provider(input.provider);
      await provider.files.delete(input.id, callOptions(signal)).finally(
        // Also after a lost answer: it may be gone.
        () => uploads.forgetFile(input.provider, input.id),
      );
    }),
  });
}

type Input = {
  readonly provider: string;
  readonly from: { readonly url: string } | { readonly artifact: ArtifactId } | SignedFile;
};

async function fetchFile(
  { connections, store }: Pick<Services, 'connections' | 'store'>,
  { provider, from }: Input,
  signal: AbortSignal | undefined,
): Promise<ArtifactRef> {
  if ('artifact' in from) return getArtifact(store, from.artifact);
  const options = callOptions(signal);
  if ('url' in from) {
    const { files } = await connections.provider(provider);
    const download = await files.download(from.url, options).catch((error: unknown) => {
      // It was typed here, so nobody else is to blame.
      if (!(error instanceof RefusedAddress)) throw error;
      throw invalidInput(
        say('providers.typedAddress', {
          url: from.url,
          why: error.why,
          provider: connections.title(provider),
        }),
      );
    });
    return keep(store, download, signal);
  }
  const { download } = await requireExtra(connections, provider, 'signedFiles');
  return keep(store, await download(from, options), signal);
}

async function getArtifact(store: ArtifactStore, id: ArtifactId): Promise<ArtifactRef> {
  const artifact = await store.find(id);
  if (artifact !== undefined) return artifact;
  throw new FailureError({
    kind: 'not-found',
    ...say('files.gone'),
  });
}

async function keep(
  store: ArtifactStore,
  { body, name, mediaType, size }: Download,
  signal: AbortSignal | undefined,
): Promise<ArtifactRef> {
  const artifact = await store.put(Readable.from(body), {
    name,
    ...callOptions(signal),
    ...(mediaType === null ? {} : { mediaType }),
    ...(size === null ? {} : { expectedSize: size }),
  });
  return { ...artifact, name };
}
