import type { Json } from '../domain/json.ts';
import type { History, Spread } from './history.ts';
import type { EffectiveInputs } from './prices/effectiveInputs.ts';
import type { Charge } from './prices/priceTable.ts';
import { say } from '../sentences/say.ts';
import type { Sentence } from '../domain/sentence.ts';

/** How many units a run will take, and what says so where the price table alone does not. */
export type QuantityBefore =
  | { readonly known: true; readonly spread: Spread; readonly basis: Sentence | null }
  | { readonly known: false; readonly why: Sentence };

/** What is known of a model before it runs. */
export type KnownBefore = {
  readonly inputs: EffectiveInputs;
  readonly history: History | null;
  /** `predict_time` of the model's example, in seconds. */
  readonly exampleSeconds: number | null;
};

/** How many units of a charge a run with these inputs will take (pricing rules: inputs, then own runs, then the example). */
export function quantityBefore(charge: Charge, known: KnownBefore): QuantityBefore {
  switch (charge.unit) {
    case 'run':
      return exactly(1);
    case 'output':
      return fromInput(charge, known) ?? fromHistory(charge, known, 'image_count') ?? exactly(1);
    case 'second_predict':
      return fromHistory(charge, known, 'predict_time') ?? fromExample(known);
    case 'second_media':
      return (
        fromInput(charge, known) ??
        fromHistory(charge, known) ??
        unknown(say('prices.mediaUnknown'))
      );
    case 'input_char':
      return textLength(charge, known);
    case 'input_token':
      return tokensOf(charge, known);
    case 'output_token':
      return (
        fromHistory(charge, known, 'output_token_count') ??
        upTo(fromInput(charge, known)) ??
        unknown(say('prices.tokensUnknown'))
      );
    case 'megapixel':
      return fromInput(charge, known) ?? fromSize(known);
  }
}

/** The input that a charge counts: the one it names, else the one that usually holds the text. */
export function countedText(charge: Charge, inputs: EffectiveInputs): string {
  const usual = ['text', 'prompt'];
  const here = (name: string): boolean =>
    Object.hasOwn(inputs.values, name) || inputs.open.includes(name);
  return charge.quantity?.input ?? usual.find(here) ?? 'text';
}

/** The characters of a text, as people count them: an emoji is one. */
export function countCharacters(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** The number in a value: `5`, `"5"`, `"0.5 MP"`. */
export function numberIn(value: Json | undefined): number | undefined {
  const number = typeof value === 'string' ? Number.parseFloat(value) : value;
  return typeof number === 'number' && Number.isFinite(number) && number >= 0 ? number : undefined;
}

function exactly(count: number): QuantityBefore {
  return { known: true, spread: { low: count, median: count, high: count }, basis: null };
}

function unknown(why: Sentence): QuantityBefore {
  return { known: false, why };
}

function fromInput({ quantity }: Charge, { inputs }: KnownBefore): QuantityBefore | undefined {
  const number =
    quantity?.input === undefined ? undefined : numberIn(inputs.values[quantity.input]);
  return number === undefined ? undefined : exactly(number);
}

function fromHistory(
  { quantity }: Charge,
  { history }: KnownBefore,
  usual?: string,
): QuantityBefore | undefined {
  const metric = quantity?.metric ?? usual;
  const spread = metric === undefined ? undefined : history?.metrics[metric];
  if (spread === undefined || history === null) return undefined;
  const { runs } = history;
  const basis = runs === 1 ? say('prices.ownRun') : say('prices.ownRuns', { runs });
  return { known: true, spread, basis };
}

/** Examples were often made with another version, so that their time is a hint only: half of it to twice as much. */
function fromExample({ exampleSeconds }: KnownBefore): QuantityBefore {
  if (exampleSeconds === null) return unknown(say('prices.timeUnknown'));
  const spread = { low: exampleSeconds / 2, median: exampleSeconds, high: exampleSeconds * 2 };
  return { known: true, spread, basis: say('prices.exampleRun') };
}

function textLength(charge: Charge, { inputs }: KnownBefore): QuantityBefore {
  const name = countedText(charge, inputs);
  const value = inputs.values[name];
  if (typeof value === 'string') return exactly(countCharacters(value));
  return inputs.open.includes(name)
    ? unknown(say('prices.textOpen', { input: name }))
    : unknown(say('prices.textUnset', { input: name }));
}

/** A token is about four characters of English text, and fewer in most other languages. */
function tokensOf(charge: Charge, known: KnownBefore): QuantityBefore {
  const length = textLength(charge, known);
  if (!length.known) return fromHistory(charge, known, 'input_token_count') ?? length;
  const characters = length.spread.median;
  const spread = { low: characters / 6, median: characters / 4, high: characters / 1.5 + 1 };
  return { known: true, spread, basis: say('prices.perToken') };
}

function upTo(limit: QuantityBefore | undefined): QuantityBefore | undefined {
  if (limit === undefined || !limit.known) return undefined;
  const { high } = limit.spread;
  return {
    known: true,
    spread: { low: 0, median: high / 2, high },
    basis: say('prices.mostTokens'),
  };
}

function fromSize({ inputs }: KnownBefore): QuantityBefore {
  const [width, height] = [numberIn(inputs.values['width']), numberIn(inputs.values['height'])];
  return width === undefined || height === undefined
    ? unknown(say('prices.sizeUnknown'))
    : exactly((width * height) / 1_000_000);
}
