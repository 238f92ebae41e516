import { invalidInput } from '../../../shared/domain/failure.ts';
import type { CallOptions, ProviderFile, UploadRequest } from '../provider.ts';
import type { ApiClient } from './http/apiClient.ts';
import { jsonReader } from './http/readings.ts';
import { multipartBody } from './multipartBody.ts';
import { fileSchema } from './schemas/fileSchema.ts';
import { say } from '../../../shared/sentences/say.ts';

// The Files API says "less than 100MB" (replicate-api.md section 2).
const maxUploadBytes = 100 * 1024 * 1024;

/**
 * POST /files as a streamed multipart body. Retried like a GET: a second copy costs nothing and expires.
 * Throws `invalid-input` before sending where the file is too large or changes meanwhile.
 */
export async function uploadFile(
  client: ApiClient,
  request: UploadRequest,
  options?: CallOptions,
): Promise<ProviderFile> {
  if (request.size >= maxUploadBytes) {
    const size = Math.ceil(request.size / (1024 * 1024));
    throw invalidInput(
      say('providers.uploadTooLarge', { name: request.name, size, provider: client.provider }),
    );
  }
  const multipart = multipartBody(request);
  return client.call({
    method: 'POST',
    path: ['files'],
    headers: {
      'content-type': multipart.contentType,
      'content-length': String(multipart.contentLength),
    },
    body: multipart.open,
    what: say('calls.takeFile', { name: request.name }),
    read: jsonReader(fileSchema),
    signal: options?.signal,
  });
}
