import { isCogId, type ModelDetails } from '../../../../shared/domain/model.ts';
import type { Prediction } from '../../../../shared/domain/prediction.ts';
import { estimate, tableBasis } from '../../../../shared/run/estimate.ts';
import { formatUsd } from '../../../messages/formatUsd.ts';
import { describePrice } from '../../../../shared/run/prices/describePrice.ts';
import { findModelPrice, type Prices, type Sourced } from '../../../../shared/run/prices/prices.ts';
import type { ModelPrice } from '../../../../shared/run/prices/priceTable.ts';
import { formatDuration } from '../../format.ts';
import { modelName } from '../modelName.ts';
import { capitalized } from '../../../../shared/domain/sentence.ts';
import { shownSentence } from '../../../messages/shownSentence.ts';
import { t } from '../../../messages/t.ts';

/** What is known of a model's price: a few words, and one sentence. */
export type CostHint = { readonly title: string; readonly detail: string };

/** The measurements of an example. */
export type CostExample = Pick<Prediction, 'metrics'>;

type Known = {
  readonly provider: string;
  readonly model: Pick<ModelDetails, 'owner' | 'name' | 'official'>;
  /** A run that somebody made with it, for how long it took. */
  readonly example: CostExample | undefined;
  readonly prices: Prices;
};

/** Says what a run costs as far as the price table tells, and that it is not known where it is not. The API names no prices (pricing.md, section 3). */
export function costHint(known: Known): CostHint {
  const { provider, model, example, prices } = known;
  if (provider === 'builtin')
    return { title: t('library.costHint.free'), detail: t('library.costHint.runsComputer') };
  if (isCogId(provider))
    return { title: t('library.costHint.noCharge'), detail: t('library.costHint.runsYourOwn') };
  const entry = findModelPrice(prices, modelName(model));
  if (entry !== undefined) return pricedHint(entry, known);
  if (model.official)
    return {
      title: t('library.costHint.priceUnknown'),
      detail: t('library.costHint.officialModelsAre'),
    };
  const time = predictTime(example);
  return {
    title: t('library.costHint.priceUnknown'),
    detail:
      time === undefined
        ? t('library.costHint.billedByTime')
        : t('library.costHint.billedByTimeTook', { duration: formatDuration(time) }),
  };
}

/** What is charged by time becomes an amount where an example says how long a run takes. */
function pricedHint(
  entry: Sourced<ModelPrice>,
  { provider, model, example, prices }: Known,
): CostHint {
  const time = predictTime(example);
  const byTime = entry.charges.every(({ unit }) => unit === 'second_predict');
  if (byTime && time !== undefined) {
    const guess = estimate(
      {
        provider,
        model: modelName(model),
        inputs: { values: {}, open: [] },
        history: null,
        exampleSeconds: time / 1000,
      },
      prices,
    );
    if (guess.kind === 'known')
      return {
        title: t('library.costHint.aboutRun', { usd: formatUsd(guess.likely) }),
        detail: t('library.costHint.exampleTook', {
          duration: formatDuration(time),
          basis: shownSentence(tableBasis(entry)),
        }),
      };
  }
  return {
    title: inWords(entry.charges),
    detail: t(entry.source === 'user' ? 'library.costHint.byOwn' : 'library.costHint.byTable', {
      basis: shownSentence(tableBasis(entry)),
    }),
  };
}

/** An amount is about so much; time on a computer is just that. */
function inWords(charges: ModelPrice['charges']): string {
  const price = describePrice(charges);
  const isTime = price.said?.id === 'charges.timeOn';
  return isTime
    ? shownSentence(capitalized(price))
    : t('library.costHint.about', { price: shownSentence(price) });
}

/** How long a run took, in milliseconds; undefined where nobody measured. */
export function predictTime(example: CostExample | undefined): number | undefined {
  const seconds = example?.metrics['predict_time'];
  return typeof seconds === 'number' && seconds > 0 ? seconds * 1000 : undefined;
}
