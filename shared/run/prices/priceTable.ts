import { z } from 'zod';

/** What a price is for one of. `second_predict` is compute time; `second_media` is the length of a video or sound. */
export const priceUnits = [
  'run',
  'output',
  'second_predict',
  'second_media',
  'input_char',
  'input_token',
  'output_token',
  'megapixel',
] as const;

export type PriceUnit = (typeof priceUnits)[number];

/** How many units a run takes: the number or text of an input before it, a metric of the provider after it. */
export type Quantity = { readonly input?: string; readonly metric?: string };

/** The price where the inputs are as `when` says; the first tier that fits counts. */
export type Tier = {
  readonly when: { readonly [input: string]: string | number | boolean };
  /** US dollars per unit. */
  readonly price: number;
};

/** One thing that a run is charged for; a model may have several. */
export type Charge = {
  readonly unit: PriceUnit;
  /** US dollars per unit where no tier fits; without it such a run has no known price. */
  readonly price?: number;
  /** A SKU, for `second_predict`: the price is that of the hardware. */
  readonly hardware?: string;
  readonly quantity?: Quantity;
  readonly tiers?: readonly Tier[];
};

/** What runs of a model cost. `model` is `owner/name`, or `owner/*` for all models of an owner. */
export type ModelPrice = {
  readonly model: string;
  /** The day or month in which this was true, `2026-05-05`; null where nobody knows. */
  readonly asOf: string | null;
  readonly charges: readonly Charge[];
};

/** What one second on a kind of computer costs, in US dollars. */
export type HardwarePrice = {
  readonly sku: string;
  readonly name: string;
  readonly asOf: string | null;
  readonly price: number;
};

/** Prices as data: those that come with Patchbay, or those of the user. */
export type PriceTable = {
  readonly hardware: readonly HardwarePrice[];
  readonly models: readonly ModelPrice[];
};

const largestPrice = 100_000;
const zUsd = z.number().min(0).max(largestPrice);
const zName = z.string().min(1).max(128);
const zSku = z.string().regex(/^[a-z0-9][a-z0-9_.-]{0,63}$/i, 'write a SKU such as "gpu-l40s"');
const zModelName = z
  .string()
  .max(256)
  .regex(
    /^[a-z0-9][a-z0-9._-]*\/([a-z0-9][a-z0-9._-]*|\*)$/i,
    'write "owner/name", or "owner/*" for all models of an owner',
  );
const zDay = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])(-([0-2]\d|3[01]))?$/, 'write a day as 2026-05-05')
  .nullable();

const zTier = z.strictObject({
  when: z
    .record(zName, z.union([z.string().max(256), z.number(), z.boolean()]))
    .refine((when) => Object.keys(when).length > 0, 'name at least one input'),
  price: zUsd,
});

const zCharge = z
  .strictObject({
    unit: z.enum(priceUnits),
    price: zUsd.exactOptional(),
    hardware: zSku.exactOptional(),
    quantity: z
      .strictObject({ input: zName.exactOptional(), metric: zName.exactOptional() })
      .exactOptional(),
    tiers: z.array(zTier).max(200).exactOptional(),
  })
  .refine(
    ({ price, hardware, tiers = [] }) =>
      price !== undefined || hardware !== undefined || tiers.length > 0,
    'give a price, tiers of prices, or the hardware',
  )
  .refine(
    ({ unit, price, hardware }) =>
      hardware === undefined || (unit === 'second_predict' && price === undefined),
    'hardware goes with the unit "second_predict" and without a price of its own',
  );

/** A price as the user gives it; today where the day is missing. */
export const zModelPrice = z.strictObject({
  model: zModelName,
  asOf: zDay.exactOptional(),
  charges: z.array(zCharge).min(1).max(20),
});

/** A hardware price as the user gives it; the name of the bundled entry, or the SKU, where it is missing. */
export const zHardwarePrice = z.strictObject({
  sku: zSku,
  name: zName.exactOptional(),
  asOf: zDay.exactOptional(),
  price: zUsd,
});

export type ModelPriceInput = z.infer<typeof zModelPrice>;
export type HardwarePriceInput = z.infer<typeof zHardwarePrice>;
