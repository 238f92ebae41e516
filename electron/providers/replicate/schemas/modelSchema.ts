import { z } from 'zod';
import { isJsonObject, type JsonObject } from '../../../../shared/domain/json.ts';
import type { ModelDetails, ModelSummary, ModelVersion } from '../../../../shared/domain/model.ts';
import { jsonObjectSchema, jsonValueSchema, textOrNull } from './jsonSchema.ts';

const summaryFields = z.object({
  owner: z.string().min(1),
  name: z.string().min(1),
  description: z.string().catch(''),
  is_official: z.boolean().catch(false),
  run_count: z.number().catch(0),
  cover_image_url: textOrNull,
  url: textOrNull,
  visibility: z.enum(['public', 'private']).optional().catch(undefined),
});

function toSummary(raw: z.infer<typeof summaryFields>): ModelSummary {
  return {
    owner: raw.owner,
    name: raw.name,
    description: raw.description,
    official: raw.is_official,
    runCount: raw.run_count,
    coverImageUrl: raw.cover_image_url,
    url: raw.url,
    ...(raw.visibility === undefined ? {} : { visibility: raw.visibility }),
  };
}

/** A model in a list or a search, without its versions. */
export const modelSummarySchema: z.ZodType<ModelSummary> = summaryFields.transform(toSummary);

/** One version of a model; its `openapi_schema` is kept whole. */
export const modelVersionSchema: z.ZodType<ModelVersion> = z
  .object({
    id: z.string().min(1),
    created_at: textOrNull,
    cog_version: textOrNull,
    openapi_schema: z.custom<JsonObject>(isJsonObject).nullable().catch(null),
  })
  .transform((raw) => ({
    id: raw.id,
    createdAt: raw.created_at,
    cogVersion: raw.cog_version,
    schema: raw.openapi_schema,
  }));

const exampleSchema = z
  .object({
    input: jsonObjectSchema,
    output: jsonValueSchema,
    metrics: z.object({ predict_time: z.number().min(0).optional().catch(undefined) }).catch({}),
  })
  .transform(({ input, output, metrics: { predict_time } }) => ({
    input,
    output,
    ...(predict_time === undefined ? {} : { predictSeconds: predict_time }),
  }));

/** One model with its newest version and example, each null where the API has none. */
export const modelDetailsSchema: z.ZodType<ModelDetails> = summaryFields
  .extend({
    github_url: textOrNull,
    paper_url: textOrNull,
    license_url: textOrNull,
    latest_version: modelVersionSchema.nullable().catch(null),
    default_example: exampleSchema.nullable().catch(null),
  })
  .transform((raw) => ({
    ...toSummary(raw),
    githubUrl: raw.github_url,
    paperUrl: raw.paper_url,
    licenseUrl: raw.license_url,
    latestVersion: raw.latest_version,
    example: raw.default_example,
  }));
