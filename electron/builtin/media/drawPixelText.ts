import type { TextLayout, TextStyle } from './textLayout.ts';

/**
 * Letters of 5 x 7 dots, drawn for this model. Seven digits in base 32, one for each row from the top;
 * the bits of a digit are the dots of the row, 16 being the left one.
 */
const glyphs: Readonly<Record<string, string>> = {
  A: 'ehhvhhh',
  B: 'uhhuhhu',
  C: 'ehggghe',
  D: 'uhhhhhu',
  E: 'vggsggv',
  F: 'vggsggg',
  G: 'ehgnhhe',
  H: 'hhhvhhh',
  I: 'e44444e',
  J: '7222iic',
  K: 'hikokih',
  L: 'ggggggv',
  M: 'hrllhhh',
  N: 'hpplljh',
  O: 'ehhhhhe',
  P: 'uhhuggg',
  Q: 'ehhhlid',
  R: 'uhhukih',
  S: 'fgge11u',
  T: 'v444444',
  U: 'hhhhhhe',
  V: 'hhhhaa4',
  W: 'hhhhlra',
  X: 'hha4ahh',
  Y: 'hha4444',
  Z: 'v1248gv',
  0: 'ehjlphe',
  1: '4c4444e',
  2: 'eh1248v',
  3: 'v2421he',
  4: '26aiv22',
  5: 'vgu11he',
  6: '68guhhe',
  7: 'v124888',
  8: 'ehhehhe',
  9: 'ehhf12c',
  '.': '00000cc',
  ',': '0000cc8',
  ':': '0cc0cc0',
  ';': '0cc0cc8',
  '!': '4444404',
  '?': 'eh12404',
  '-': '000v000',
  _: '000000v',
  '+': '044v440',
  '=': '00v0v00',
  '*': '0alela0',
  '/': '01248g0',
  '\\': '0g84210',
  '(': '2488842',
  ')': '8422248',
  '[': 'e88888e',
  ']': 'e22222e',
  "'": '4480000',
  '"': 'aa00000',
  '#': 'aavavaa',
  '%': 'op248j3',
  '&': 'cik8lid',
  '@': 'ehnlmge',
  '<': '248g842',
  '>': '8421248',
  $: '4fke5u4',
  '|': '4444444',
  '~': '008l200',
};

/** A box for a letter that has no drawing. */
const unknownGlyph = 'vhhhhhv';

/** SVG for the letters of a layout: capitals only, one rectangle for each run of dots. */
export function drawPixelText(layout: TextLayout, style: TextStyle): string {
  const dot = style.size / 9;
  const shapes = layout.lines.flatMap(({ text, x, y }) => {
    const letters = [...text.toUpperCase()];
    const width = letters.length * dot * 6;
    const left = { left: x, center: x - width / 2, right: x - width }[style.align];
    return letters.flatMap((letter, index) =>
      drawGlyph(letter, { x: left + index * dot * 6, y: y - dot * 7, dot }),
    );
  });
  return `<g fill="${style.color}" shape-rendering="crispEdges">${shapes.join('')}</g>`;
}

function drawGlyph(
  letter: string,
  place: { readonly x: number; readonly y: number; readonly dot: number },
): readonly string[] {
  if (letter === ' ') return [];
  const rows = [...(glyphs[letter] ?? unknownGlyph)];
  return rows.flatMap((digit, row) => {
    const bits = Number.parseInt(digit, 32).toString(2).padStart(5, '0');
    return [...bits.matchAll(/1+/g)].map(
      (run) =>
        `<rect x="${round(place.x + run.index * place.dot)}" y="${round(place.y + row * place.dot)}" width="${round(run[0].length * place.dot)}" height="${round(place.dot)}"/>`,
    );
  });
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
