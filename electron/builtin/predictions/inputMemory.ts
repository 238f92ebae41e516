import { createHash } from 'node:crypto';
import { canonicalJson } from '../schema/json.ts';

/** The largest data URL that Replicate advises, in characters; longer ones are not kept after the end of a prediction. */
const keptDataUrl = 256 * 1024;

/** SHA-256 of an input, the same for the same values in any order of keys. */
export function inputHash(input: Readonly<Record<string, unknown>>): string {
  return createHash('sha256').update(canonicalJson(input)).digest('hex');
}

/** The same input with very long data URLs cut off, so that finished predictions do not fill the memory. */
export function shortenInput(
  input: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(input).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.map(shorten) : shorten(value),
    ]),
  );
}

function shorten(value: unknown): unknown {
  const isLong =
    typeof value === 'string' && value.startsWith('data:') && value.length > keptDataUrl;
  return isLong ? `${value.slice(0, 64)}...` : value;
}
