import type { Provider } from '../provider.ts';
import type { ProviderExtras } from '../providerExtras.ts';
import { createPrediction } from './createPrediction.ts';
import type { ApiClient } from './http/apiClient.ts';

/** POST /models/{owner}/{name}/predictions. `cancel` ends what an aborted request has started. */
export function createOfficialModels(
  client: ApiClient,
  cancel: Provider['predictions']['cancel'],
): Required<ProviderExtras>['officialModels'] {
  return {
    predict: ({ owner, name }, request, options) => {
      const endpoint = ['models', owner, name, 'predictions'];
      return createPrediction({ client, cancel, endpoint }, request, options);
    },
  };
}
