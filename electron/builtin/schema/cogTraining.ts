import { answers, jsonContent, reference, requestSchema, responseSchema } from './cogEnvelope.ts';
import type { JsonObject } from './json.ts';

/** The components of a Cog document of a model that can be trained, beside TrainingInput. */
export const trainingSchemas: JsonObject = {
  TrainingOutput: {
    type: 'object',
    title: 'TrainingOutput',
    required: ['weights'],
    properties: { weights: { type: 'string', format: 'uri', title: 'Weights' } },
  },
  TrainingRequest: requestSchema('Training', 'TrainingInput'),
  TrainingResponse: responseSchema('Training', {
    input: 'TrainingInput',
    output: 'TrainingOutput',
  }),
};

/** The path of a Cog document that says how a training is made. */
export const trainingPaths: JsonObject = {
  '/trainings': {
    post: {
      summary: 'Train',
      operationId: 'train_trainings_post',
      requestBody: jsonContent(reference('TrainingRequest')),
      responses: answers(reference('TrainingResponse')),
    },
  },
};
