import { buffer } from 'node:stream/consumers';
import { canceled, FailureError, invalidInput, toFailure } from '../../../shared/domain/failure.ts';
import type { Provider, ProviderFile, UploadRequest } from '../provider.ts';
import type { CogClient } from './cogClient.ts';
import { downloadCogOutput } from './downloadCogOutput.ts';
import { say } from '../../../shared/sentences/say.ts';

/** The files of one Cog server, which has nowhere to keep them. */
export type CogFiles = Provider['files'] & {
  /** The data URL of a file that was named as an input; undefined for any other text. */
  dataUrlOf(url: string, signal: AbortSignal): Promise<string | undefined>;
};

/** The bytes that still fit, as Base64 in JSON, into the 100 MiB that Cog accepts as a request. */
export const largestFile = 70 * 1024 * 1024;

type Kept = { readonly file: ProviderFile; readonly open: UploadRequest['open'] };

const scheme = 'patchbay-file:';

/**
 * Cog takes files only inside the input, as data URLs. An "upload" notes how to read the file and gives it an
 * address that nobody but this adapter understands; the bytes are read when a prediction is sent, and not kept.
 */
export function createCogFiles(client: CogClient, newId: () => string): CogFiles {
  const kept = new Map<string, Kept>();

  const find = (id: string): Kept => {
    const found = kept.get(id);
    if (found !== undefined) return found;
    const told = say('cog.noFile', { id, server: client.name });
    throw new FailureError({ kind: 'not-found', ...told });
  };

  return {
    upload: async (request, options) => {
      if (options?.signal?.aborted === true) throw canceled();
      if (request.size > largestFile) throw tooLarge(request);
      const id = newId();
      const file: ProviderFile = {
        id,
        name: request.name,
        mediaType: request.mediaType,
        size: request.size,
        sha256: null,
        url: `${scheme}${id}`,
        createdAt: null,
        expiresAt: null,
      };
      kept.set(id, { file, open: request.open });
      return file;
    },
    get: async (id) => find(id).file,
    list: async () => ({ items: [...kept.values()].map(({ file }) => file).toReversed() }),
    delete: async (id) => {
      find(id);
      kept.delete(id);
    },
    download: (url, options) => downloadCogOutput(client, url, options),
    dataUrlOf: async (url, signal) => {
      if (!url.startsWith(scheme)) return undefined;
      const { file, open } = find(url.slice(scheme.length));
      signal.throwIfAborted();
      const bytes = await buffer(open()).catch((error: unknown) => {
        throw new FailureError(toFailure(error), error);
      });
      return `data:${file.mediaType};base64,${bytes.toString('base64')}`;
    },
  };
}

function tooLarge({ name, size }: UploadRequest): FailureError {
  const megabytes = (bytes: number): number => Math.ceil(bytes / 1024 / 1024);
  return invalidInput(
    say('cog.fileTooLarge', { name, size: megabytes(size), most: megabytes(largestFile) }),
  );
}
