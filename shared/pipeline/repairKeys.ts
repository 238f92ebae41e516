import { isJsonObject, type Json } from '../domain/json.ts';
import { describePath } from './jsonPath.ts';
import type { Warn } from './warnings.ts';
import { say } from '../sentences/say.ts';

/** Says of a JSON text whether any key in it can be `__proto__`, which may be written with escapes. */
export function mayHoldProtoKeys(text: string): boolean {
  return text.includes('__proto__') || text.includes('\\u');
}

/**
 * A copy without `__proto__` keys: assigning under one would change how an object behaves. The depth of the
 * value must be bounded.
 */
export function dropProtoKeys(value: Json, warn: Warn, path: readonly PropertyKey[] = []): Json {
  if (Array.isArray(value))
    return value.map((item: Json, index) => dropProtoKeys(item, warn, [...path, index]));
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value).filter(([key]) => key !== '__proto__');
  if (Object.hasOwn(value, '__proto__')) {
    warn(say('repairs.protoKey', { where: describePath(path) }));
  }
  return Object.fromEntries(
    entries.map(([key, item]) => [key, dropProtoKeys(item, warn, [...path, key])]),
  );
}
