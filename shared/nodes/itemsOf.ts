import type { PortValues, Value } from '../domain/values.ts';

/** The items on a list port; none when it is not set. */
export function itemsOf(inputs: PortValues, port: string): readonly Value[] {
  const value = inputs[port];
  if (value === undefined) return [];
  return value.type === 'list' ? value.items : [value];
}
