/** What a terminal would obey instead of show. */
const controls = /[\p{Cc}\p{Bidi_Control}]/gu;
const wide =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|\p{Extended_Pictographic}/u;
const zeroWidth = /^[\p{Mn}\p{Me}\p{Cf}]+$/u;

/** A text from a file or a model made safe for a terminal: no control characters, tabs and newlines as spaces. */
export function printable(text: string): string {
  return text.replaceAll(/[\t\n\r]+/g, ' ').replaceAll(controls, '');
}

/** Like `printable`, but keeps line breaks. */
export function printableLines(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map(printable)
    .join('\n');
}

/** Columns that a printable text takes on a terminal. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const { segment } of new Intl.Segmenter().segment(text))
    columns += columnsOfCharacter(segment);
  return columns;
}

/** Shortens a printable text to so many columns, with an ellipsis where something is missing. */
export function fit(text: string, columns: number): string {
  if (columnsOf(text) <= columns) return text;
  let result = '';
  let used = 1;
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    used += columnsOfCharacter(segment);
    if (used > columns) break;
    result += segment;
  }
  return columns < 1 ? '' : `${result}…`;
}

/** Fills up to so many columns with spaces, or shortens. */
export function pad(text: string, columns: number): string {
  const fitted = fit(text, columns);
  return fitted + ' '.repeat(Math.max(0, columns - columnsOf(fitted)));
}

function columnsOfCharacter(character: string): number {
  if (zeroWidth.test(character)) return 0;
  return wide.test(character) ? 2 : 1;
}
