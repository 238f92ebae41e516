import { effectiveInputs } from '../../../../shared/run/prices/effectiveInputs.ts';
import { spendOutsideRuns } from '../../money/spendOutsideRuns.ts';
import { base } from '../base.ts';
import type { Services } from '../services.ts';
import { callOptions, listOptions } from './callOptions.ts';
import { requireExtra } from './requireExtra.ts';

/** The handlers of `contract.resources.trainings`. */
export function createTrainingHandlers({ connections, money }: Services) {
  const { trainings } = base.resources;
  return trainings.router({
    list: trainings.list.handler(async ({ input, signal }) => {
      const extra = await requireExtra(connections, input.provider, 'trainings');
      return extra.list(listOptions(signal, input.cursor));
    }),
    get: trainings.get.handler(async ({ input, signal }) => {
      const extra = await requireExtra(connections, input.provider, 'trainings');
      return extra.get(input.id, callOptions(signal));
    }),
    create: trainings.create.handler(async ({ input, signal }) => {
      const extra = await requireExtra(connections, input.provider, 'trainings');
      const { provider, owner, name, version } = input;
      return spendOutsideRuns(
        money,
        {
          work: 'training',
          provider,
          model: `${owner}/${name}`,
          version,
          billing: 'deployment',
          inputs: () => effectiveInputs({}, input.input),
        },
        () => extra.create(input, callOptions(signal)),
      );
    }),
    cancel: trainings.cancel.handler(async ({ input, signal }) => {
      const extra = await requireExtra(connections, input.provider, 'trainings');
      return extra.cancel(input.id, callOptions(signal));
    }),
  });
}
