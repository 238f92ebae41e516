import type { Prediction } from '../../shared/domain/prediction.ts';

/** A prediction under way, changed as given. */
export function somePrediction(changes: Partial<Prediction> = {}): Prediction {
  return {
    id: 'p1',
    model: 'acme/upscale',
    version: 'v',
    status: 'processing',
    input: {},
    output: null,
    error: null,
    logs: '',
    createdAt: null,
    startedAt: null,
    completedAt: null,
    dataRemoved: false,
    metrics: {},
    ...changes,
  };
}
