import type { BuiltinModel, ModelContext, ModelExample, ModelTraining } from './defineModel.ts';
import { readInputs, type InputSpecs, type InputsOf } from './schema/inputSpec.ts';
import type { JsonObject } from './schema/json.ts';
import { openapiDocument } from './schema/openapiDocument.ts';
import type { OutputSpec } from './schema/outputs.ts';

interface TrainingOptions<
  Specs extends InputSpecs,
  Trained extends InputSpecs,
  Weights extends JsonObject,
> {
  /** What a training is given. */
  readonly inputs: Specs;
  readonly train: (input: InputsOf<Specs>, context: ModelContext) => Promise<Weights>;
  /** Reads weights that may come from anywhere. Throws `ModelError` when they are not weights. */
  readonly parseWeights: (value: unknown) => Weights;
  /** What the model does once it has learned. */
  readonly trained: {
    readonly description: string;
    readonly readme: string;
    readonly tags: readonly string[];
    readonly inputs: Trained;
    readonly output: OutputSpec<unknown>;
    readonly example: ModelExample<JsonObject>;
    readonly run: (
      input: InputsOf<Trained>,
      context: ModelContext,
      weights: Weights,
    ) => Promise<unknown>;
  };
}

/** Makes the training of a model. */
export function defineTraining<
  const Specs extends InputSpecs,
  const Trained extends InputSpecs,
  Weights extends JsonObject,
>(options: TrainingOptions<Specs, Trained, Weights>): ModelTraining {
  const { run, ...trained } = options.trained;
  const openapiSchema = openapiDocument(trained.inputs, trained.output);
  return {
    inputs: options.inputs,
    train: (input, context) => options.train(readInputs(options.inputs, input), context),
    toModel(weights, identity): BuiltinModel {
      const known = options.parseWeights(weights);
      return {
        ...trained,
        ...identity,
        owner: 'builtin',
        official: false,
        openapiSchema,
        run: (input, context) => run(readInputs(trained.inputs, input), context, known),
      };
    },
  };
}
