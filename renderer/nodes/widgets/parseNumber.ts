/** Reads a number as people type it, with a comma or a point; undefined while it is none. */
export function parseNumber(text: string, isInteger: boolean): number | undefined {
  const trimmed = text.trim().replace(',', '.');
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(trimmed)) return undefined;
  const number = Number(trimmed);
  if (!Number.isFinite(number) || (/^[+-]?\d+$/.test(trimmed) && !isExact(trimmed)))
    return undefined;
  return isInteger && !Number.isInteger(number) ? undefined : number;
}

/** Says whether a whole number is sent as it was typed: one with more digits than can be kept would be another one. */
export function isExact(text: string): boolean {
  const number = Number(text);
  const sent = JSON.stringify(number);
  return BigInt(text.replace('+', '')) === BigInt(sent.includes('e') ? number : sent);
}

/** The nearest number within limits. */
export function clamp(
  number: number,
  limits: { readonly minimum?: number; readonly maximum?: number } = {},
): number {
  return Math.min(limits.maximum ?? Infinity, Math.max(limits.minimum ?? -Infinity, number));
}
