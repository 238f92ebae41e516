import type { Provider } from '../provider.ts';
import { downloadFile } from './downloadFile.ts';
import type { ApiClient } from './http/apiClient.ts';
import { emptyReader, jsonReader } from './http/readings.ts';
import { fileSchema } from './schemas/fileSchema.ts';
import { pageSchema } from './schemas/pageSchema.ts';
import { uploadFile } from './uploadFile.ts';
import { say } from '../../../shared/sentences/say.ts';

/** The calls under /files, and the download of outputs. */
export function createFiles(client: ApiClient): Provider['files'] {
  return {
    upload: (request, options) => uploadFile(client, request, options),
    download: (url, options) => downloadFile(client, url, options),
    get: (id, options) =>
      client.call({
        method: 'GET',
        path: ['files', id],
        what: say('calls.readFile', { id }),
        read: jsonReader(fileSchema),
        signal: options?.signal,
      }),
    list: (options) =>
      client.call({
        method: 'GET',
        path: ['files'],
        query: { cursor: options?.cursor },
        what: say('calls.listFiles'),
        read: jsonReader(pageSchema(fileSchema)),
        signal: options?.signal,
      }),
    delete: (id, options) =>
      client.call({
        method: 'DELETE',
        path: ['files', id],
        what: say('calls.deleteFile', { id }),
        read: emptyReader,
        signal: options?.signal,
      }),
  };
}
