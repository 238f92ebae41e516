import type { ModelRef } from '../../../../shared/domain/model.ts';
import type { Prediction } from '../../../../shared/domain/prediction.ts';
import { effectiveInputs } from '../../../../shared/run/prices/effectiveInputs.ts';
import type { CallOptions, PredictionRequest } from '../../../providers/provider.ts';
import { spendOutsideRuns } from '../../money/spendOutsideRuns.ts';
import { base } from '../base.ts';
import type { Services } from '../services.ts';
import { callOptions, listOptions } from './callOptions.ts';
import { requireExtra } from './requireExtra.ts';

type NewPrediction = Omit<PredictionRequest, 'model'> &
  Pick<ModelRef, 'owner' | 'name'> & {
    readonly provider: string;
    readonly endpoint: 'predictions' | 'official-model' | 'deployment';
  };

/** The handlers of `contract.resources.predictions`. */
export function createPredictionResourceHandlers({ connections, money }: Services) {
  const { predictions } = base.resources;
  const create = async (input: NewPrediction, options: CallOptions): Promise<Prediction> => {
    const { provider: id, endpoint, owner, name, ...rest } = input;
    const request = { model: `${owner}/${name}`, ...rest };
    switch (endpoint) {
      case 'predictions':
        return (await connections.provider(id)).predictions.create(request, options);
      case 'official-model': {
        const extra = await requireExtra(connections, id, 'officialModels');
        return extra.predict({ owner, name }, request, options);
      }
      case 'deployment': {
        const extra = await requireExtra(connections, id, 'deployments');
        return extra.predict({ owner, name }, request, options);
      }
    }
  };
  return predictions.router({
    list: predictions.list.handler(async ({ input, signal }) => {
      const { provider: id, cursor, ...filters } = input;
      const provider = await connections.provider(id);
      return provider.predictions.list({ ...listOptions(signal, cursor), ...filters });
    }),
    get: predictions.get.handler(async ({ input, signal }) => {
      const provider = await connections.provider(input.provider);
      return provider.predictions.get(input.id, callOptions(signal));
    }),
    create: predictions.create.handler(async ({ input, signal }) => {
      const { provider, endpoint, owner, name, version } = input;
      const model = `${owner}/${name}`;
      return spendOutsideRuns(
        money,
        {
          provider,
          model,
          version: endpoint === 'predictions' ? version : null,
          billing: endpoint === 'deployment' ? 'deployment' : 'public',
          inputs: () => effectiveInputs({}, input.input),
        },
        () => create(input, callOptions(signal)),
      );
    }),
    cancel: predictions.cancel.handler(async ({ input, signal }) => {
      const provider = await connections.provider(input.provider);
      return provider.predictions.cancel(input.id, callOptions(signal));
    }),
  });
}
