import { formatUsd } from '../../shared/run/money.ts';
import { compareToCap, type NodeQuote, type Quote } from '../../shared/run/quote.ts';
import { quoteText } from '../../shared/run/quoteText.ts';
import type { Output } from './output.ts';
import { printable } from './printable.ts';
import { writeTable, type Column } from './resources/table.ts';

const columns: readonly Column<NodeQuote>[] = [
  { title: 'NODE', value: ({ title }) => title },
  { title: 'RUNS', value: ({ runs: { low, high } }) => countText(low, high) },
  { title: 'REUSED', value: ({ reused }) => String(reused) },
  { title: 'COST', value: (node) => quoteText.node(node).message },
  {
    title: 'BASIS',
    value: ({ cost }) => (cost.kind === 'unknown' ? cost.why : cost.basis).message,
  },
];

/** Prints what a run would cost, node by node, with the sum below. `leftUsd` is what may be spent; null is no limit. */
export function printQuote(out: Output, quote: Quote, leftUsd: number | null): void {
  writeTable(out, columns, quote.perNode);
  const verdict = quoteText.verdict(compareToCap(quote, leftUsd))?.message ?? '';
  const limit = leftUsd === null ? '' : ` Left of the budget: ${formatUsd(leftUsd)}. ${verdict}`;
  out.write(`${printable(`Together: ${quoteText.total(quote).message}.${limit}`)}\n`);
}

/** The same as data, for `--json`. */
export function quoteJson(quote: Quote, leftUsd: number | null): string {
  return `${JSON.stringify({ ...quote, leftUsd, verdict: compareToCap(quote, leftUsd) }, null, 2)}\n`;
}

function countText(low: number, high: number | null): string {
  if (high === null) return low === 0 ? '?' : `${low} or more`;
  return low === high ? String(low) : `${low} to ${high}`;
}
