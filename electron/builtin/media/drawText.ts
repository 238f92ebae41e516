import { drawPixelText } from './drawPixelText.ts';
import { loadSharp } from './loadSharp.ts';
import { escapeXml, layOut, toSvg, type TextStyle } from './textLayout.ts';

export type { TextStyle } from './textLayout.ts';

/** Letters of a font of this computer, or the model's own. */
export type FontChoice = 'sans' | 'serif' | 'mono' | 'pixel';

interface DrawnText {
  readonly png: Uint8Array;
  readonly lines: number;
  /** The letters really used: `pixel` where this computer has no fonts. */
  readonly font: FontChoice;
}

const families = { sans: 'sans-serif', serif: 'serif', mono: 'monospace' } as const;

/** Mean width of a letter as a part of the line height, generous so that nothing is cut off. */
const letterWidth = { sans: 0.5, serif: 0.5, mono: 0.5 } as const;

/** Draws text as PNG bytes. */
export async function drawText(options: {
  readonly text: string;
  readonly font: FontChoice;
  readonly style: TextStyle;
}): Promise<DrawnText> {
  const { text, font, style } = options;
  if (font === 'pixel' || !(await hasFonts())) {
    const layout = layOut(text, style, 6 / 9);
    const png = await rasterise(toSvg(layout, style, drawPixelText(layout, style)));
    return { png, lines: layout.lines.length, font: 'pixel' };
  }
  const layout = layOut(text, style, letterWidth[font]);
  const anchor = { left: 'start', center: 'middle', right: 'end' }[style.align];
  const body = layout.lines
    .map(({ text: line, x, y }) => `<text x="${x}" y="${y}">${escapeXml(line)}</text>`)
    .join('');
  const group = `<g font-family="${families[font]}" font-size="${style.size * 0.8}" text-anchor="${anchor}" fill="${style.color}" xml:space="preserve">${body}</g>`;
  return {
    png: await rasterise(toSvg(layout, style, group)),
    lines: layout.lines.length,
    font,
  };
}

async function rasterise(svg: string): Promise<Uint8Array> {
  const sharp = await loadSharp();
  return sharp(Buffer.from(svg)).ensureAlpha().png({ compressionLevel: 6 }).toBuffer();
}

/** A computer without fonts reports no error: every letter becomes the same box, or nothing. So two letters are drawn and compared. */
async function hasFonts(): Promise<boolean> {
  const [wide, narrow] = await Promise.all(['M', 'i'].map(drawProbe));
  return wide !== undefined && narrow !== undefined && !wide.equals(narrow);
}

async function drawProbe(letter: string): Promise<Buffer> {
  const sharp = await loadSharp();
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="32" height="32"><text x="2" y="28" font-size="28" font-family="sans-serif">${letter}</text></svg>`;
  return sharp(Buffer.from(svg)).ensureAlpha().raw().toBuffer();
}
