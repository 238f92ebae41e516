/** How a text is drawn; lengths in pixels, colours as #rrggbb. */
export interface TextStyle {
  /** Height of a line. */
  readonly size: number;
  readonly width: number | undefined;
  readonly align: 'left' | 'center' | 'right';
  readonly color: string;
  readonly background: string | undefined;
}

/** Lines of text with the place of each: `x` is the left end, the middle or the right end by alignment, `y` the baseline. */
export interface TextLayout {
  readonly width: number;
  readonly height: number;
  readonly lines: readonly { readonly text: string; readonly x: number; readonly y: number }[];
}

/** Breaks a text into lines that fit; `letterWidth` is the width of a letter as a part of the line height. */
export function layOut(text: string, style: TextStyle, letterWidth: number): TextLayout {
  const padding = Math.round(style.size / 2);
  const advance = style.size * letterWidth;
  const fit =
    style.width === undefined
      ? Number.POSITIVE_INFINITY
      : Math.max(1, Math.floor((style.width - padding * 2) / advance));
  const limit = Math.min(fit, Math.max(1, Math.floor(8000 / advance)));
  const lines = text.split(/\r\n|\r|\n/).flatMap((line) => wrap(printable(line), limit));
  const longest = lines.reduce((most, line) => Math.max(most, [...line].length), 1);
  const width = style.width ?? Math.ceil(longest * advance) + padding * 2;
  const x = { left: padding, center: width / 2, right: width - padding }[style.align];
  return {
    width,
    height: lines.length * style.size + padding * 2,
    lines: lines.map((line, index) => ({
      text: line,
      x,
      y: padding + Math.round((index + 0.8) * style.size),
    })),
  };
}

/** The SVG document of a layout around what is drawn in it. */
export function toSvg(layout: TextLayout, style: TextStyle, body: string): string {
  const { width, height } = layout;
  const back =
    style.background === undefined
      ? ''
      : `<rect width="${width}" height="${height}" fill="${style.background}"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${back}${body}</svg>`;
}

/** Text for the inside of an XML element. */
export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function printable(line: string): string {
  // XML 1.0 has no way to write these, and one of them would spoil the whole document.
  return line.replaceAll('\t', '    ').replaceAll(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, '');
}

function wrap(line: string, limit: number): readonly string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(' ').flatMap((long) => slice(long, limit))) {
    const longer = current === '' ? word : `${current} ${word}`;
    if ([...longer].length > limit && current !== '') {
      lines.push(current);
      current = word;
    } else {
      current = longer;
    }
  }
  return [...lines, current];
}

function slice(word: string, limit: number): readonly string[] {
  const letters = [...word];
  if (letters.length <= limit) return [word];
  const parts = Math.ceil(letters.length / limit);
  return Array.from({ length: parts }, (_, index) =>
    letters.slice(index * limit, (index + 1) * limit).join(''),
  );
}
