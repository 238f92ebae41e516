import { z } from 'zod';
import type { PriceTable } from './priceTable.ts';
import {
  zHardwarePrice,
  zModelPrice,
  type HardwarePriceInput,
  type ModelPriceInput,
} from './priceTable.ts';

const format = 'patchbay/prices';

/** The entries of a price file, or every problem in one sentence each that names its entry. */
export type ParsedPriceFile =
  | {
      readonly ok: true;
      readonly hardware: readonly HardwarePriceInput[];
      readonly models: readonly ModelPriceInput[];
    }
  | { readonly ok: false; readonly problems: readonly string[] };

const zFile = z.object({
  format: z.literal(format),
  version: z.literal(1),
  hardware: z.array(z.unknown()).max(10_000).default([]),
  models: z.array(z.unknown()).max(100_000).default([]),
});

/** Reads the text of a price file. One bad entry refuses all of them, so that nothing is half imported. */
export function parsePriceFile(text: string): ParsedPriceFile {
  const file = zFile.safeParse(tryJson(text));
  if (!file.success)
    return {
      ok: false,
      problems: [
        `It is no price file: it begins with "format": "${format}", "version": 1, as an export does.`,
      ],
    };
  const hardware = parseAll(file.data.hardware, zHardwarePrice, 'sku');
  const models = parseAll(file.data.models, zModelPrice, 'model');
  const problems = [...hardware.problems, ...models.problems];
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, hardware: hardware.entries, models: models.entries };
}

/** The text of a price file with these entries, which `parsePriceFile` reads again. */
export function toPriceFile({ hardware, models }: PriceTable): string {
  return `${JSON.stringify({ format, version: 1, hardware, models }, null, 2)}\n`;
}

type Parsed<T> = { readonly entries: readonly T[]; readonly problems: readonly string[] };

function parseAll<T>(values: readonly unknown[], schema: z.ZodType<T>, key: string): Parsed<T> {
  const entries: T[] = [];
  const problems: string[] = [];
  const seen = new Set<string>();
  for (const [index, value] of values.entries()) {
    const name = nameOf(value, key);
    const place = name === undefined ? `entry ${index + 1} of the ${key}s` : `"${name}"`;
    const parsed = schema.safeParse(value);
    if (!parsed.success) problems.push(`${place}: ${describeIssue(parsed.error)}.`);
    else if (name !== undefined && seen.has(name.toLowerCase()))
      problems.push(`${place}: it is there twice.`);
    else entries.push(parsed.data);
    if (name !== undefined) seen.add(name.toLowerCase());
  }
  return { entries, problems };
}

function nameOf(value: unknown, key: string): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const name: unknown = Reflect.get(value, key);
  return typeof name === 'string' ? name.slice(0, 256) : undefined;
}

function describeIssue(error: z.ZodError): string {
  const [issue] = error.issues;
  if (issue === undefined) return 'it cannot be read';
  const at = issue.path.map(String).join('.');
  return at === '' ? issue.message : `${at}: ${issue.message}`;
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
