import type { Provider } from '../provider.ts';
import type { ProviderExtras } from '../providerExtras.ts';
import { createAccount } from './account.ts';
import { createCollections } from './collections.ts';
import { createDeployments } from './deployments.ts';
import { createExamples } from './examples.ts';
import { createFiles } from './files.ts';
import { createHardware } from './hardware.ts';
import { createApiClient, type ApiClientOptions } from './http/apiClient.ts';
import { createModels } from './models.ts';
import { createOfficialModels } from './officialModels.ts';
import { createOwnModels } from './ownModels.ts';
import { createPredictions } from './predictions.ts';
import { createSearch } from './search.ts';
import { createSignedFiles } from './signedFiles.ts';
import { createTrainings } from './trainings.ts';
import { createVersions } from './versions.ts';
import { createWebhooks } from './webhooks.ts';
import { say } from '../../../shared/sentences/say.ts';
import type { Place } from '../../../shared/domain/sentence.ts';

/** `baseUrl` is `https://api.replicate.com/v1`, or the built-in server's. Times are in milliseconds. */
export type ReplicateOptions = Omit<ApiClientOptions, 'provider' | 'userAgent'> & {
  readonly id: string;
  /** As messages name the provider; default by id. */
  readonly name?: string;
  readonly userAgent?: string;
};

/** The whole API, over connections that `close` drops; calls under way end then. */
export type ReplicateProvider = Provider & Required<ProviderExtras> & { close(): Promise<void> };

// The API advises data URLs only up to 256 kB (replicate-api.md section 5).
const inlineLimitBytes = 256 * 1000;

/** Wires a client of the Replicate HTTP API. Throws `invalid-input` for a bad base URL. */
export function createReplicateProvider(options: ReplicateOptions): ReplicateProvider {
  const { id, name = nameOf(id), userAgent = 'patchbay', ...rest } = options;
  const client = createApiClient({ ...rest, provider: name, userAgent });
  const predictions = createPredictions(client);
  return {
    id,
    inlineLimitBytes,
    predictions,
    models: createModels(client),
    versions: createVersions(client),
    files: createFiles(client),
    account: createAccount(client),
    search: createSearch(client),
    examples: createExamples(client),
    collections: createCollections(client),
    hardware: createHardware(client),
    ownModels: createOwnModels(client),
    officialModels: createOfficialModels(client, predictions.cancel),
    deployments: createDeployments(client, predictions.cancel),
    trainings: createTrainings(client),
    signedFiles: createSignedFiles(client),
    webhooks: createWebhooks(client),
    close: () => client.close(),
  };
}

function nameOf(id: string): Place {
  if (id === 'replicate') return 'Replicate';
  return id === 'builtin' ? say('providers.builtinServer') : id;
}
