/** A point of the window, in CSS pixels. */
export type ScreenPoint = { readonly x: number; readonly y: number };

type Size = { readonly width: number; readonly height: number };

/** Where the palette stands, in CSS pixels. */
export type PalettePlace = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly maxHeight: number;
};

const margin = 16;

/** The palette's place: beside the pointer and wholly in the window, or centred in its upper part. */
export function palettePlace(pointer: ScreenPoint | null, screen: Size): PalettePlace {
  const width = Math.min(pointer === null ? 600 : 440, screen.width - 2 * margin);
  const maxHeight = Math.min(pointer === null ? 520 : 420, screen.height - 2 * margin);
  if (pointer === null) {
    const top = Math.max(
      margin,
      Math.min(screen.height * 0.14, screen.height - maxHeight - margin),
    );
    return { left: (screen.width - width) / 2, top, width, maxHeight };
  }
  return {
    left: clamp(pointer.x - 24, margin, screen.width - width - margin),
    top: clamp(pointer.y - 20, margin, screen.height - maxHeight - margin),
    width,
    maxHeight,
  };
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, high));
}
