import { useQueryClient } from '@tanstack/react-query';
import type { JsonObject } from '../../../../shared/domain/json.ts';
import { parseModelRef, type ModelRef } from '../../../../shared/domain/model.ts';
import type { InputPort } from '../../../../shared/domain/ports.ts';
import { useApp } from '../../../engine/AppContext.tsx';
import type { App } from '../../../engine/app.ts';
import { failureOf } from '../../../engine/failureOf.ts';
import { useManage } from '../ManageContext.tsx';
import { resourceKey } from '../../resourceKey.ts';
import { useAsk } from '../parts/useAct.ts';
import { toTrainingInput, trainingFiles } from './trainingInputs.ts';
import { t } from '../../../messages/t.ts';

/** A training to start; the files among its inputs are in the artifact store. */
export type TrainingOrder = {
  readonly base: Required<ModelRef>;
  /** `owner/name`. */
  readonly destination: string;
  /** The SKU for a destination that has to be created. */
  readonly hardware: string;
  readonly ports: readonly InputPort[];
  readonly inputs: JsonObject;
};

/** Asks, creates the destination, uploads the files and starts; gives the training's id, null when it was called off. Throws FailureError. */
export function useStartTraining(): (order: TrainingOrder) => Promise<string | null> {
  const app = useApp();
  const ask = useAsk();
  const queries = useQueryClient();
  const { provider, providerTitle } = useManage();
  return async ({ base, destination, hardware, ports, inputs }) => {
    const isNew = !(await exists(app, provider, destination));
    if (isNew) {
      const agreed = await ask({
        title: t('trainings.useStartTraining.createModel', { destination }),
        message: t('trainings.useStartTraining.thereNoModel', { destination }),
        verb: t('trainings.useStartTraining.create'),
        isDanger: false,
      });
      if (!agreed) return null;
    }
    const spends =
      provider === 'builtin' ||
      (await ask({
        title: t('trainings.useStartTraining.startTraining'),
        message: t('trainings.useStartTraining.billsTrainingSecond', {
          provider: providerTitle,
          owner: base.owner,
          name: base.name,
        }),
        verb: t('trainings.useStartTraining.startPay'),
        isDanger: false,
      }));
    if (!spends) return null;
    const { resources } = app.client;
    if (isNew) {
      const { owner, name } = parseModelRef(destination) ?? { owner: '', name: '' };
      await resources.models.create({ provider, owner, name, visibility: 'private', hardware });
      await queries.invalidateQueries({ queryKey: resourceKey(provider, 'models') });
    }
    const urls = new Map<string, string>();
    for (const { artifact = '', name } of trainingFiles(ports, inputs)) {
      if (!urls.has(artifact)) {
        urls.set(artifact, (await resources.files.upload({ provider, artifact, name })).url);
      }
    }
    const input = toTrainingInput(ports, inputs, ({ artifact = '' }) => urls.get(artifact) ?? '');
    const { id } = await resources.trainings.create({ provider, ...base, destination, input });
    await queries.invalidateQueries({ queryKey: resourceKey(provider, 'trainings') });
    return id;
  };
}

async function exists(app: App, provider: string, destination: string): Promise<boolean> {
  const { owner, name } = parseModelRef(destination) ?? { owner: '', name: '' };
  try {
    await app.client.resources.models.get({ provider, owner, name });
    return true;
  } catch (error) {
    if (failureOf(error).kind === 'not-found') return false;
    throw error;
  }
}
