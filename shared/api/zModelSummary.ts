import { z } from 'zod';

/** A model as a list shows it, checked where it comes over the wire or from the disk. */
export const zModelSummary = z.object({
  owner: z.string().min(1).max(256),
  name: z.string().min(1).max(256),
  description: z.string().max(10_000),
  official: z.boolean(),
  runCount: z.number().min(0),
  coverImageUrl: z.string().max(4096).nullable(),
  url: z.string().max(4096).nullable(),
  visibility: z.enum(['public', 'private']).exactOptional(),
});
