import { ModelError } from '../modelError.ts';

/** Red, green and blue, 0 to 255 each. */
export type Colour = readonly [red: number, green: number, blue: number];

/** The pattern of a colour input: `#rrggbb`. */
export const colourPattern = '^#[0-9a-fA-F]{6}$';

/** `#rrggbb` -> its three numbers. */
export function parseColour(text: string): Colour {
  const value = Number.parseInt(text.slice(1), 16);
  if (!new RegExp(colourPattern).test(text)) {
    throw new ModelError(`\`${text}\` is not a colour. Write it as #rrggbb.`);
  }
  return [value >> 16, (value >> 8) & 255, value & 255];
}

/** Three numbers -> `#rrggbb`. */
export function formatColour(colour: Colour): string {
  return `#${colour.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

/** How bright a colour looks, 0 to 255 (ITU-R BT.709 weights on the sRGB values). */
export function luma(red: number, green: number, blue: number): number {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
