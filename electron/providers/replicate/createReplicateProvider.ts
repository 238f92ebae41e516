import type { Provider } from '../provider.ts';
import { createAccount } from './account.ts';
import { createFiles } from './files.ts';
import { createApiClient, type ApiClientOptions } from './http/apiClient.ts';
import { createModels } from './models.ts';
import { createPredictions } from './predictions.ts';
import { createVersions } from './versions.ts';

/** `baseUrl` is `https://api.replicate.com/v1`, or the built-in server's. Times are in milliseconds. */
export type ReplicateOptions = Omit<ApiClientOptions, 'provider' | 'userAgent'> & {
  readonly id: string;
  /** As messages name the provider; default by id. */
  readonly name?: string;
  readonly userAgent?: string;
};

/** A Provider that holds connections; `close` drops them, and calls under way end. */
export type ReplicateProvider = Provider & { close(): Promise<void> };

// The API advises data URLs only up to 256 kB (replicate-api.md section 5).
const inlineLimitBytes = 256 * 1000;

/** Wires a client of the Replicate HTTP API. Throws `invalid-input` for a bad base URL. */
export function createReplicateProvider(options: ReplicateOptions): ReplicateProvider {
  const { id, name = nameOf(id), userAgent = 'patchbay', ...rest } = options;
  const client = createApiClient({ ...rest, provider: name, userAgent });
  return {
    id,
    inlineLimitBytes,
    models: createModels(client),
    versions: createVersions(client),
    predictions: createPredictions(client),
    files: createFiles(client),
    account: createAccount(client),
    close: () => client.close(),
  };
}

function nameOf(id: string): string {
  if (id === 'replicate') return 'Replicate';
  return id === 'builtin' ? 'The built-in model server' : id;
}
