import { z } from 'zod';
import type { Collection, CollectionDetails } from '../../../../shared/domain/library.ts';
import { textOrNull } from './jsonSchema.ts';
import { modelSummarySchema } from './modelSchema.ts';

const fields = z.object({
  slug: z.string().min(1),
  name: z.string().catch(''),
  description: z.string().catch(''),
});

/** A collection in a list. */
export const collectionSchema: z.ZodType<Collection> = fields;

/** A collection as a search gives it; `models` are names. */
export const foundCollectionSchema: z.ZodType<Collection & { readonly models: readonly string[] }> =
  fields.extend({ models: z.array(z.string()).catch([]) });

/** A collection with its models. */
export const collectionDetailsSchema: z.ZodType<CollectionDetails> = fields
  .extend({ full_description: textOrNull, models: z.array(modelSummarySchema) })
  .transform(({ full_description: fullDescription, ...rest }) => ({ ...rest, fullDescription }));
