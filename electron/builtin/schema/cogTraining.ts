import { answers, jsonContent, nullableTime, reference } from './cogEnvelope.ts';
import type { JsonObject } from './json.ts';

/** The components of a Cog document of a model that can be trained, beside TrainingInput. */
export const trainingSchemas: JsonObject = {
  TrainingOutput: {
    type: 'object',
    title: 'TrainingOutput',
    required: ['weights'],
    properties: { weights: { type: 'string', format: 'uri', title: 'Weights' } },
  },
  TrainingRequest: {
    type: 'object',
    title: 'TrainingRequest',
    properties: {
      id: { type: 'string', nullable: true, title: 'Id' },
      input: { ...reference('TrainingInput'), nullable: true },
      created_at: nullableTime('Created At'),
    },
  },
  TrainingResponse: {
    type: 'object',
    title: 'TrainingResponse',
    properties: {
      id: { type: 'string', nullable: true, title: 'Id' },
      version: { type: 'string', nullable: true, title: 'Version' },
      input: { ...reference('TrainingInput'), nullable: true },
      output: reference('TrainingOutput'),
      logs: { type: 'string', default: '', title: 'Logs' },
      error: { type: 'string', nullable: true, title: 'Error' },
      status: { ...reference('Status'), nullable: true },
      created_at: nullableTime('Created At'),
      started_at: nullableTime('Started At'),
      completed_at: nullableTime('Completed At'),
      metrics: { type: 'object', nullable: true, title: 'Metrics' },
    },
  },
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
