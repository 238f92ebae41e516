import type {
  Charge,
  ModelPrice,
  ModelPriceInput,
  PriceUnit,
  Tier,
} from '../../../../shared/run/prices/priceTable.ts';
import { t } from '../../../messages/t.ts';

/** A tier as it is typed: `resolution=720p, audio=true` and its price. */
export type TierDraft = { readonly when: string; readonly price: string };

/** A charge as it is typed. With `hardware` its time is charged and the price is that of the hardware. */
export type ChargeDraft = {
  readonly unit: PriceUnit;
  readonly price: string;
  readonly hardware: string | null;
  /** The input that says how many units. */
  readonly input: string;
  /** Kept as it was: it has no field. */
  readonly metric: string | undefined;
  readonly tiers: readonly TierDraft[];
};

/** A price of a model as it is typed. */
export type PriceDraft = { readonly model: string; readonly charges: readonly ChargeDraft[] };

/** A charge that nothing was typed into. */
export const emptyCharge: ChargeDraft = {
  unit: 'run',
  price: '',
  hardware: null,
  input: '',
  metric: undefined,
  tiers: [],
};

/** What the fields show of a price. */
export function toDraft({ model, charges }: ModelPrice): PriceDraft {
  return {
    model,
    charges: charges.map(({ unit, price, hardware, quantity, tiers = [] }) => ({
      unit,
      price: price === undefined ? '' : plainNumber(price),
      hardware: hardware ?? null,
      input: quantity?.input ?? '',
      metric: quantity?.metric,
      tiers: tiers.map((tier) => ({ when: whenText(tier), price: plainNumber(tier.price) })),
    })),
  };
}

/** The price that was typed, or what is wrong with it in one sentence. */
export function parseDraft(
  draft: PriceDraft,
):
  | { readonly ok: true; readonly entry: ModelPriceInput }
  | { readonly ok: false; readonly problem: string } {
  const model = draft.model.trim();
  if (!/^[^/\s]+\/[^/\s]+$/.test(model))
    return { ok: false, problem: t('budget.priceDraft.writeModelAs') };
  const charges: Charge[] = [];
  for (const each of draft.charges) {
    const charge = parseCharge(each);
    if (typeof charge === 'string') return { ok: false, problem: charge };
    charges.push(charge);
  }
  return { ok: true, entry: { model, charges: charges.map(toMutable) } };
}

/** An amount of US dollars as people type it, `$0.04`; undefined for anything else. */
export function parseAmount(text: string): number | undefined {
  const plain = text.trim().replace(/^\$\s*/, '');
  return /^\d*\.?\d+(e-\d+)?$/i.test(plain) ? Number(plain) : undefined;
}

/** A number without an exponent, as it is typed: 0.00000375. */
export function plainNumber(number: number): string {
  return number.toFixed(12).replace(/\.?0+$/, '');
}

function parseCharge(draft: ChargeDraft): Charge | string {
  if (draft.hardware !== null) return { unit: 'second_predict', hardware: draft.hardware };
  const tiers = parseTiers(draft.tiers);
  if (typeof tiers === 'string') return tiers;
  const price = parseAmount(draft.price);
  const isMissing = draft.price.trim() === '';
  if (price === undefined && (!isMissing || tiers.length === 0))
    return t('budget.priceDraft.writePriceUs');
  const [input, metric] = [draft.input.trim(), draft.metric];
  const quantity = {
    ...(input === '' ? {} : { input }),
    ...(metric === undefined ? {} : { metric }),
  };
  return {
    unit: draft.unit,
    ...(price === undefined ? {} : { price }),
    ...(Object.keys(quantity).length === 0 ? {} : { quantity }),
    ...(tiers.length === 0 ? {} : { tiers }),
  };
}

function parseTiers(drafts: readonly TierDraft[]): readonly Tier[] | string {
  const tiers: Tier[] = [];
  for (const { when, price } of drafts) {
    const [condition, amount] = [parseWhen(when), parseAmount(price)];
    if (condition === undefined) return t('budget.priceDraft.writeConditionAs');
    if (amount === undefined) return t('budget.priceDraft.writeTierPrice', { when });
    tiers.push({ when: condition, price: amount });
  }
  return tiers;
}

function toMutable(charge: Charge): ModelPriceInput['charges'][number] {
  const { tiers, ...rest } = charge;
  return { ...rest, ...(tiers === undefined ? {} : { tiers: [...tiers] }) };
}

function whenText({ when }: Tier): string {
  return Object.entries(when)
    .map(([name, value]) => `${name}=${value}`)
    .join(', ');
}

function parseWhen(text: string): Tier['when'] | undefined {
  const pairs = text.split(',').map((part) => /^\s*([^=]+?)\s*=\s*(.+?)\s*$/.exec(part));
  const when: { [input: string]: string | boolean } = {};
  for (const pair of pairs) {
    if (pair === null) return undefined;
    const [, name = '', value = ''] = pair;
    when[name] = value === 'true' || value === 'false' ? value === 'true' : value;
  }
  return when;
}
