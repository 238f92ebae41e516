import { createHash } from 'node:crypto';
import type { BuiltinModel, ModelTraining } from '../defineModel.ts';
import { ModelError } from '../modelError.ts';
import type { ModelStore } from '../ownModels/modelStore.ts';
import { randomId } from '../randomId.ts';
import { objectOutput } from '../schema/outputs.ts';

/** A training as something that runs like a prediction: its output is the new version and its weights. */
export function toTrainingWork(
  base: BuiltinModel,
  training: ModelTraining,
  to: {
    /** Name of the model that gets the new version. */
    readonly destination: string;
    readonly models: ModelStore;
    readonly now: () => number;
  },
): BuiltinModel {
  return {
    ...base,
    inputs: training.inputs,
    output: objectOutput({ version: { type: 'string' }, weights: { type: 'string' } }),
    async run(input, context) {
      const weights = await training.train(input, context);
      const file = await context.save('weights.json', Buffer.from(JSON.stringify(weights)));
      // Two trainings with the same pictures are two versions, as they are at Replicate.
      const id = createHash('sha256').update(`${base.version} ${randomId()}`).digest('hex');
      const createdAt = new Date(to.now()).toISOString();
      if (to.models.find(to.destination) === undefined) {
        throw new ModelError(
          `The model builtin/${to.destination} was deleted during the training. Train into another.`,
        );
      }
      const record = { id, model: to.destination, base: base.name, createdAt, weights };
      await to.models.addVersion(record, context.signal);
      context.log(`Made the version builtin/${to.destination}:${id}.`);
      return { version: `builtin/${to.destination}:${id}`, weights: file };
    },
  };
}
