import { z } from 'zod';
import type { Prediction, PredictionStatus } from '../../../../shared/domain/prediction.ts';
import { jsonObjectSchema, jsonValueSchema, textOrNull } from './jsonSchema.ts';

/** A status; one that nobody knows is `unknown`. */
export const statusSchema = z
  .enum(['starting', 'processing', 'succeeded', 'failed', 'canceled', 'aborted'])
  .or(z.string().transform((): PredictionStatus => 'unknown'));

const urlsSchema = z
  .object({
    stream: z.string().optional().catch(undefined),
    web: z.string().optional().catch(undefined),
  })
  .catch({});

// A text by the document; an object or an absent key were seen elsewhere and must not hide a result.
const errorSchema = jsonValueSchema.transform((error) =>
  error === null || typeof error === 'string' ? error : JSON.stringify(error),
);

/** A prediction as the API gives it, reduced to ours (replicate-api.md section 2). Needs an id and a status only. */
export const predictionSchema: z.ZodType<Prediction> = z
  .object({
    id: z.string().min(1),
    model: z.string().catch(''),
    version: z.string().catch('hidden'),
    status: statusSchema,
    input: jsonObjectSchema,
    output: jsonValueSchema,
    error: errorSchema,
    logs: z.string().catch(''),
    created_at: textOrNull,
    started_at: textOrNull,
    completed_at: textOrNull,
    data_removed: z.boolean().catch(false),
    metrics: jsonObjectSchema,
    urls: urlsSchema,
  })
  .transform((raw) => ({
    id: raw.id,
    model: raw.model,
    version: raw.version,
    status: raw.status,
    input: raw.input,
    output: raw.output,
    error: raw.error,
    logs: raw.logs,
    createdAt: raw.created_at,
    startedAt: raw.started_at,
    completedAt: raw.completed_at,
    dataRemoved: raw.data_removed,
    metrics: raw.metrics,
    ...(raw.urls.stream === undefined ? {} : { streamUrl: raw.urls.stream }),
    ...(raw.urls.web === undefined ? {} : { webUrl: raw.urls.web }),
  }));
