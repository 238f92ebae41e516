import { z } from 'zod';
import type { Training } from '../../../../shared/domain/training.ts';
import { textOrNull } from './jsonSchema.ts';
import { predictionSchema } from './predictionSchema.ts';

const outputSchema = z.object({ version: textOrNull, weights: textOrNull }).nullable().catch(null);

/** A training: a prediction by its shape, but for the output (replicate-api.md section 2). */
export const trainingSchema: z.ZodType<Training> = predictionSchema.transform(
  ({ dataRemoved: _removed, streamUrl: _stream, output, ...rest }) => ({
    ...rest,
    output: outputSchema.parse(output),
  }),
);
