import type { JsonObject } from './json.ts';

/** A text that is a time, or null. */
const nullableTime = (title: string): JsonObject => ({
  type: 'string',
  format: 'date-time',
  nullable: true,
  title,
});

/** `$ref` to a component. */
export const reference = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });

/** A body of JSON. */
export const jsonContent = (schema: JsonObject): JsonObject => ({
  content: { 'application/json': { schema } },
});

/** The two answers that every operation of a Cog document has. */
export const answers = (schema: JsonObject): JsonObject => ({
  '200': { description: 'Successful Response', ...jsonContent(schema) },
  '422': { description: 'Validation Error', ...jsonContent(reference('HTTPValidationError')) },
});

/** What asks for a prediction or a training; `input` names the component of its inputs. */
export function requestSchema(work: 'Prediction' | 'Training', input: string): JsonObject {
  return {
    type: 'object',
    title: `${work}Request`,
    properties: {
      id: { type: 'string', nullable: true, title: 'Id' },
      input: { ...reference(input), nullable: true },
      created_at: nullableTime('Created At'),
    },
  };
}

/** What answers; `input` and `output` name the components of its inputs and its result. */
export function responseSchema(
  work: 'Prediction' | 'Training',
  { input, output }: { readonly input: string; readonly output: string },
): JsonObject {
  return {
    type: 'object',
    title: `${work}Response`,
    properties: {
      id: { type: 'string', nullable: true, title: 'Id' },
      version: { type: 'string', nullable: true, title: 'Version' },
      input: { ...reference(input), nullable: true },
      output: reference(output),
      logs: { type: 'string', default: '', title: 'Logs' },
      error: { type: 'string', nullable: true, title: 'Error' },
      status: { ...reference('Status'), nullable: true },
      created_at: nullableTime('Created At'),
      started_at: nullableTime('Started At'),
      completed_at: nullableTime('Completed At'),
      metrics: { type: 'object', nullable: true, title: 'Metrics' },
    },
  };
}

/** The components that every Cog document carries beside Input and Output. */
export const commonSchemas: JsonObject = {
  HTTPValidationError: {
    type: 'object',
    title: 'HTTPValidationError',
    properties: {
      detail: { type: 'array', items: reference('ValidationError'), title: 'Detail' },
    },
  },
  PredictionRequest: requestSchema('Prediction', 'Input'),
  PredictionResponse: responseSchema('Prediction', { input: 'Input', output: 'Output' }),
  Status: {
    type: 'string',
    title: 'Status',
    description: 'An enumeration.',
    enum: ['starting', 'processing', 'succeeded', 'canceled', 'failed'],
  },
  ValidationError: {
    type: 'object',
    title: 'ValidationError',
    required: ['loc', 'msg', 'type'],
    properties: {
      loc: {
        type: 'array',
        items: { anyOf: [{ type: 'string' }, { type: 'integer' }] },
        title: 'Location',
      },
      msg: { type: 'string', title: 'Message' },
      type: { type: 'string', title: 'Error Type' },
    },
  },
  WebhookEvent: {
    type: 'string',
    title: 'WebhookEvent',
    description: 'An enumeration.',
    enum: ['start', 'output', 'logs', 'completed'],
  },
};

/** The paths of a Cog document that say how a prediction is made. */
export const predictionPaths: JsonObject = {
  '/predictions': {
    post: {
      summary: 'Predict',
      description: 'Run a single prediction on the model',
      operationId: 'predict_predictions_post',
      requestBody: jsonContent(reference('PredictionRequest')),
      responses: answers(reference('PredictionResponse')),
    },
  },
  '/predictions/{prediction_id}/cancel': {
    post: {
      summary: 'Cancel',
      description: 'Cancel a running prediction',
      operationId: 'cancel_predictions__prediction_id__cancel_post',
      parameters: [
        {
          name: 'prediction_id',
          in: 'path',
          required: true,
          schema: { type: 'string', title: 'Prediction ID' },
        },
      ],
      responses: answers({ title: 'Response Cancel' }),
    },
  },
};
