/** Reads a number as people type it, with a comma or a point; undefined while it is none. */
export function parseNumber(text: string, isInteger: boolean): number | undefined {
  const trimmed = text.trim().replace(',', '.');
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(trimmed)) return undefined;
  const number = Number(trimmed);
  if (!Number.isFinite(number) || !isExact(trimmed, number)) return undefined;
  return isInteger && !Number.isInteger(number) ? undefined : number;
}

/** A whole number with more digits than can be kept would become another one. */
function isExact(text: string, number: number): boolean {
  return !/^[+-]?\d+$/.test(text) || BigInt(text.replace('+', '')) === BigInt(number);
}

/** The nearest number within limits. */
export function clamp(
  number: number,
  limits: { readonly minimum?: number; readonly maximum?: number } = {},
): number {
  return Math.min(limits.maximum ?? Infinity, Math.max(limits.minimum ?? -Infinity, number));
}
