/** A JSON value as it travels over HTTP. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

/** A JSON object; keys keep their order. */
export interface JsonObject {
  readonly [key: string]: Json;
}

/** Whether the value is an object with string keys: not null, not a list. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** JSON text with sorted keys and no spaces: equal values give equal text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) => {
    if (!isRecord(item)) return item;
    return Object.fromEntries(
      Object.entries(item).sort(([left], [right]) => (left < right ? -1 : 1)),
    );
  });
}
