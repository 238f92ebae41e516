import type { Json, JsonObject } from '../domain/json.ts';
import type { PredictionStatus } from '../domain/prediction.ts';
import { isFreeProvider, tableBasis } from './estimate.ts';
import { chargeRate } from './prices/chargeRate.ts';
import type { EffectiveInputs } from './prices/effectiveInputs.ts';
import { findModelPrice, type Prices } from './prices/prices.ts';
import type { Charge, ModelPrice } from './prices/priceTable.ts';
import { countCharacters, countedText, numberIn } from './quantityBefore.ts';

/** A prediction that has ended. */
export type EndedPrediction = {
  readonly provider: string;
  readonly model: string;
  readonly status: PredictionStatus;
  readonly inputs: EffectiveInputs;
  readonly output: Json;
  /** As the provider gave them; `predict_time` is in seconds. */
  readonly metrics: JsonObject;
  /** The length of the output in seconds, where it was looked up in the file. */
  readonly mediaSeconds: number | null;
  /** A deployment and a private model are also billed while they start and wait. */
  readonly billing: 'public' | 'deployment';
};

/** What a prediction has cost, in US dollars; null when unknown. Never the provider's bill: that is its account page. */
export type ActualCost = {
  readonly usd: number | null;
  /** It cost at least that much: start-up and waiting are billed too, and nobody measures them. */
  readonly isLowerBound: boolean;
  readonly basis: string;
};

/** What a prediction has cost by the price table and the provider's metrics (pricing rules, section "Measure after the run"). */
export function actualCost(ended: EndedPrediction, prices: Prices): ActualCost {
  const { provider, model, status, billing } = ended;
  if (isFreeProvider(provider)) return exact(0, 'It ran on hardware of your own.');
  if (status === 'aborted') return exact(0, 'It ended before it began, which is not billed.');
  if (status === 'failed' && billing === 'public')
    return exact(0, 'Failed runs of public models are not billed.');
  const entry = findModelPrice(prices, model);
  if (entry === undefined) return unknown(`The price table has no entry for ${model}.`);
  const isTimed = entry.charges.every(({ unit }) => unit === 'second_predict');
  if (status !== 'succeeded' && !isTimed)
    return unknown(`What a run of ${model} costs that ended as "${status}" is not known.`);
  const usd = sumCharges(entry, ended, prices);
  if (typeof usd === 'string') return unknown(usd);
  const basis = tableBasis(entry).message;
  return billing === 'public'
    ? exact(usd, `By the ${basis}.`)
    : {
        usd,
        isLowerBound: true,
        basis: `By the ${basis}, at least: a deployment is also billed while it starts and waits.`,
      };
}

/** The sum in US dollars, or why there is none. */
function sumCharges(entry: ModelPrice, ended: EndedPrediction, prices: Prices): number | string {
  let usd = 0;
  for (const charge of entry.charges) {
    const rate = chargeRate(charge, ended.inputs, prices);
    if (!rate.known) return rate.why.message;
    if (rate.low !== rate.high) return 'An input that the price depends on is not known.';
    const quantity = quantityAfter(charge, ended);
    if (quantity === undefined)
      return `The provider did not say how many units of "${charge.unit}" it took.`;
    usd += rate.low * quantity;
  }
  return usd;
}

function exact(usd: number, basis: string): ActualCost {
  return { usd, isLowerBound: false, basis };
}

function unknown(basis: string): ActualCost {
  return { usd: null, isLowerBound: false, basis };
}

function quantityAfter(charge: Charge, ended: EndedPrediction): number | undefined {
  const { metrics, inputs } = ended;
  const metric = (usual?: string): number | undefined => {
    const name = charge.quantity?.metric ?? usual;
    const value = name === undefined ? undefined : metrics[name];
    return typeof value === 'number' ? numberIn(value) : undefined;
  };
  const input = (): number | undefined =>
    charge.quantity?.input === undefined
      ? undefined
      : numberIn(inputs.values[charge.quantity.input]);
  switch (charge.unit) {
    case 'run':
      return 1;
    case 'output':
      return metric('image_count') ?? countOutputs(ended.output);
    case 'second_predict':
      return metric('predict_time');
    case 'second_media':
      return metric() ?? ended.mediaSeconds ?? input();
    case 'input_char': {
      const text = inputs.values[countedText(charge, inputs)];
      return typeof text === 'string' ? countCharacters(text) : undefined;
    }
    case 'input_token':
      return metric('input_token_count');
    case 'output_token':
      return metric('output_token_count');
    case 'megapixel':
      return metric() ?? input() ?? megapixels(inputs);
  }
}

function countOutputs(output: Json): number {
  if (output === null) return 0;
  return Array.isArray(output) ? output.length : 1;
}

function megapixels({ values }: EffectiveInputs): number | undefined {
  const [width, height] = [numberIn(values['width']), numberIn(values['height'])];
  return width === undefined || height === undefined ? undefined : (width * height) / 1_000_000;
}
