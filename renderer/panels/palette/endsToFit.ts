import type { PortEnd } from '../../stores/places.ts';
import type { PaletteRequest } from '../../stores/uiStore.ts';

/** The ports that what is chosen will be connected to: one, both ends of an edge, or none. */
export function endsToFit({ from, into }: PaletteRequest): readonly PortEnd[] {
  if (into !== undefined) return [into.from, into.to];
  return from === undefined ? [] : [from];
}
