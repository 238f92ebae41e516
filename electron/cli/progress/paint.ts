/** Colours a text for a terminal. */
export type Paint = (color: Color, text: string) => string;

export type Color = 'red' | 'green' | 'yellow' | 'cyan' | 'dim' | 'bold';

const codes: { readonly [color in Color]: readonly [number, number] } = {
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  cyan: [36, 39],
  dim: [2, 22],
  bold: [1, 22],
};

/** Makes the paint of an output: plain text where it has no colours. */
export function createPaint({ hasColors }: { readonly hasColors: boolean }): Paint {
  return (color, text) => {
    const [on, off] = codes[color];
    return hasColors && text !== '' ? `\u001B[${on}m${text}\u001B[${off}m` : text;
  };
}
