import { columnsOf, fit, pad, printable } from '../printable.ts';
import { createPaint } from '../progress/paint.ts';
import type { Output } from '../output.ts';

/** One column: its heading and what it shows of an item. */
export type Column<T> = { readonly title: string; readonly value: (item: T) => string };

const gap = '  ';

/**
 * Writes items as rows: aligned under headings and cut to the width of a terminal; elsewhere whole values with
 * tabs between them and no headings, for other programs.
 */
export function writeTable<T>(
  out: Output,
  columns: readonly Column<T>[],
  items: readonly T[],
): void {
  const rows = items.map((item) => columns.map(({ value }) => printable(value(item))));
  if (!out.isLive) {
    for (const row of rows) out.write(`${row.join('\t')}\n`);
    return;
  }
  const paint = createPaint(out);
  const titles = columns.map(({ title }) => title);
  const widths = titles.map((title, index) =>
    Math.max(columnsOf(title), ...rows.map((row) => columnsOf(row[index] ?? ''))),
  );
  const { columns: width } = out.size();
  const line = (cells: readonly string[]): string =>
    fit(
      cells
        .map((cell, index) => pad(cell, widths[index] ?? 0))
        .join(gap)
        .trimEnd(),
      width,
    );
  out.write(`${paint('dim', line(titles))}\n`);
  for (const row of rows) out.write(`${line(row)}\n`);
}

/** Writes one thing as lines of a label and a value; lines without a value are left out. */
export function writeRecord(
  out: Output,
  lines: readonly (readonly [label: string, value: string | number | null | undefined])[],
): void {
  const paint = createPaint(out);
  const shown = lines.flatMap(([label, value]) =>
    value === null || value === undefined || value === '' ? [] : [[label, String(value)] as const],
  );
  const width = Math.max(0, ...shown.map(([label]) => columnsOf(label)));
  for (const [label, value] of shown)
    out.write(`${paint('dim', pad(label, width))}${gap}${printable(value)}\n`);
}
