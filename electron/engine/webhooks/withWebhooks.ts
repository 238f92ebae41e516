import type { Webhook } from '../../providers/provider.ts';
import type { ReplicateProvider } from '../../providers/replicate/createReplicateProvider.ts';

/** The provider, whose predictions and trainings tell of themselves unless they are to tell somebody else. */
export function withWebhooks(
  provider: ReplicateProvider,
  order: () => Promise<Webhook | undefined>,
): ReplicateProvider {
  const ordered = async <T extends { readonly webhook?: Webhook }>(request: T): Promise<T> => {
    const webhook = request.webhook ?? (await order());
    return webhook === undefined ? request : { ...request, webhook };
  };
  const { predictions, deployments, officialModels, trainings } = provider;
  return {
    ...provider,
    predictions: {
      ...predictions,
      create: async (request, options) => predictions.create(await ordered(request), options),
    },
    deployments: {
      ...deployments,
      predict: async (ref, request, options) =>
        deployments.predict(ref, await ordered(request), options),
    },
    officialModels: {
      predict: async (ref, request, options) =>
        officialModels.predict(ref, await ordered(request), options),
    },
    trainings: {
      ...trainings,
      create: async (request, options) => trainings.create(await ordered(request), options),
    },
  };
}
