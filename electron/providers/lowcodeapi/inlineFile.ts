import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { canceled, invalidInput, toFailure, FailureError } from '../../../shared/domain/failure.ts';
import type { CallOptions, ProviderFile, UploadRequest } from '../provider.ts';
import { say } from '../../../shared/sentences/say.ts';

// About 10 MB were seen to work (lowcodeapi.md section 6).
const maxInlineBytes = 10 * 1000 * 1000;

/**
 * A file as a data URL, as the gateway loses uploads. Nothing is sent until the URL is used. Throws
 * `invalid-input` for a file that is too large or changes meanwhile.
 */
export async function inlineFile(
  request: UploadRequest,
  options?: CallOptions,
): Promise<ProviderFile> {
  const { name, mediaType, size } = request;
  if (size > maxInlineBytes) {
    const megabytes = Math.ceil(size / 1e6);
    throw invalidInput(
      say('providers.inlineTooLarge', { name, size: megabytes, most: maxInlineBytes / 1e6 }),
    );
  }
  const bytes = await read(request, options?.signal);
  if (bytes.length !== size) {
    throw invalidInput(say('providers.inlineChanged', { name }));
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return {
    id: `inline-${sha256}`,
    name,
    mediaType,
    size,
    sha256,
    url: `data:${checkedMediaType(mediaType)};base64,${bytes.toString('base64')}`,
    createdAt: null,
    expiresAt: null,
  };
}

async function read(request: UploadRequest, signal: AbortSignal | undefined): Promise<Buffer> {
  if (signal?.aborted === true) throw canceled();
  try {
    return await buffer(request.open());
  } catch (error) {
    throw error instanceof FailureError ? error : new FailureError(toFailure(error), error);
  }
}

function checkedMediaType(mediaType: string): string {
  return /^[\w.+-]+\/[\w.+-]+$/.test(mediaType) ? mediaType : 'application/octet-stream';
}
