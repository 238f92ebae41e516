import type { ProviderExtras } from '../providerExtras.ts';
import { downloadFile } from './downloadFile.ts';
import type { ApiClient } from './http/apiClient.ts';

/** GET /files/{id}/download with a signature, always on the API's own address. */
export function createSignedFiles(client: ApiClient): Required<ProviderExtras>['signedFiles'] {
  return {
    download: ({ id, owner, expiry, signature }, options) => {
      const parts = { owner, expiry: String(expiry), signature };
      const url = client.address.url(['files', id, 'download'], parts);
      return downloadFile(client, url.href, options);
    },
  };
}
