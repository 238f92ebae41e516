import { z } from 'zod';

/** The shape of a file named in a pipeline; see FileRef in shared/domain/graph. */
export const zFileRef = z.object({
  name: z.string(),
  artifact: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'a file must be named by the SHA-256 of its bytes')
    .exactOptional(),
  path: z.string().exactOptional(),
  mediaType: z.string().exactOptional(),
  size: z.number().int().nonnegative().exactOptional(),
  folder: z.string().exactOptional(),
});
