import { isCogId, type ModelDetails } from '../../../../shared/domain/model.ts';
import type { Prediction } from '../../../../shared/domain/prediction.ts';
import { formatDuration } from '../../format.ts';

/** What is known of a model's price: a few words, and one sentence. */
export type CostHint = { readonly title: string; readonly detail: string };

/** The measurements of an example. */
export type CostExample = Pick<Prediction, 'metrics'>;

type Known = {
  readonly provider: string;
  readonly model: Pick<ModelDetails, 'official'>;
  /** A run that somebody made with it, for how long it took. */
  readonly example: CostExample | undefined;
};

/** Says what a run costs as far as it is known, and that it is not where it is not. The API names no prices (pricing.md, section 3). */
export function costHint({ provider, model, example }: Known): CostHint {
  if (provider === 'builtin') return { title: 'Free', detail: 'It runs on this computer.' };
  if (isCogId(provider)) return { title: 'No charge', detail: 'It runs on your own server.' };
  if (model.official)
    return {
      title: 'Price unknown',
      detail: 'Official models are billed by what they make: the model’s page names the price.',
    };
  const time = predictTime(example);
  const took = time === undefined ? '' : ` Its example took ${formatDuration(time)}.`;
  return { title: 'Price unknown', detail: `It is billed by the time that it runs.${took}` };
}

/** How long a run took, in milliseconds; undefined where nobody measured. */
export function predictTime(example: CostExample | undefined): number | undefined {
  const seconds = example?.metrics['predict_time'];
  return typeof seconds === 'number' && seconds > 0 ? seconds * 1000 : undefined;
}
