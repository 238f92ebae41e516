import type { NodeId } from '../domain/ids.ts';
import type { Estimate } from './estimate.ts';
import type { UsdRange } from './money.ts';
import { say } from '../sentences/say.ts';
import type { Sentence } from '../domain/sentence.ts';

/** How many tasks; `high` is null where nobody can say before the run. */
export type TaskCount = { readonly low: number; readonly high: number | null };

/** What a run would do with one node. */
export type PlannedNode = {
  readonly nodeId: NodeId;
  readonly title: string;
  /** Tasks that would be sent to the provider. */
  readonly runs: TaskCount;
  /** Tasks whose results are there already: they cost nothing. */
  readonly reused: number;
  readonly skipped: number;
  /**
   * One estimate per task that runs, or of some of them: the rest is taken to be like those. Read once and lazily,
   * so that a list of 10,000 need not be in memory. Null for a node that runs no model.
   */
  readonly estimates: Iterable<Estimate> | null;
};

/** What a node would cost, all of its tasks together. */
export type NodeQuote = Omit<PlannedNode, 'estimates'> & {
  readonly cost: Estimate;
  /** What one task costs, where the number of tasks is not known. */
  readonly each: UsdRange | null;
};

/** What a run would cost. The range covers what is known; `unknown` names the rest. */
export type Quote = UsdRange & {
  readonly perNode: readonly NodeQuote[];
  readonly unknown: readonly NodeQuote[];
  /** Tasks that need no new run. */
  readonly reused: number;
  readonly basis: readonly Sentence[];
};

/** Adds up what a run would cost, node by node. */
export function quoteRun(nodes: Iterable<PlannedNode>): Quote {
  const perNode: NodeQuote[] = [];
  for (const node of nodes)
    if (node.estimates !== null) perNode.push(quoteNode(node, node.estimates));
  const total = { low: 0, likely: 0, high: 0 };
  const basis = new Map<string, Sentence>();
  for (const { cost } of perNode) {
    if (cost.kind !== 'known') continue;
    total.low += cost.low;
    total.likely += cost.likely;
    total.high += cost.high;
    basis.set(cost.basis.message, cost.basis);
  }
  return {
    low: clean(total.low),
    likely: clean(total.likely),
    high: clean(total.high),
    perNode,
    unknown: perNode.filter(({ cost }) => cost.kind === 'unknown'),
    reused: perNode.reduce((sum, { reused }) => sum + reused, 0),
    basis: [...basis.values()],
  };
}

/** How a quote stands to what may be spent, in US dollars. */
export type CapVerdict = 'no-cap' | 'fits' | 'may-not-fit' | 'does-not-fit';

/** Compares a quote with what may still be spent; null is no limit. Unknown costs may not fit under any limit. */
export function compareToCap(quote: Quote, leftUsd: number | null): CapVerdict {
  if (leftUsd === null) return 'no-cap';
  if (quote.low > leftUsd) return 'does-not-fit';
  return quote.high > leftUsd || quote.unknown.length > 0 ? 'may-not-fit' : 'fits';
}

function quoteNode(node: PlannedNode, estimates: Iterable<Estimate>): NodeQuote {
  const { estimates: _, ...rest } = node;
  if (node.runs.high === 0)
    return { ...rest, each: null, cost: { kind: 'free', basis: say('prices.nothingRuns') } };
  const seen = addUp(estimates);
  if ('kind' in seen) return { ...rest, each: null, cost: seen };
  const each = scale(seen.sum, 1 / seen.count);
  if (node.runs.high === null) {
    const why = say('prices.runsUnknown', { node: node.title });
    return { ...rest, each, cost: { kind: 'unknown', why } };
  }
  const { low, high } = node.runs;
  const cost: Estimate = {
    kind: 'known',
    basis: seen.basis,
    low: clean(each.low * low),
    likely: clean(each.likely * ((low + high) / 2)),
    high: clean(each.high * high),
  };
  return { ...rest, each: low === high ? null : each, cost };
}

/** Three times 0.04 is 0.12, which is not over a limit of that. */
function clean(usd: number): number {
  return Math.round(usd * 1e9) / 1e9;
}

type Sum = { readonly sum: UsdRange; readonly count: number; readonly basis: Sentence };

/** The sum of the estimates; what stands in its way where one is unknown, or all are free. */
function addUp(estimates: Iterable<Estimate>): Sum | Exclude<Estimate, { readonly kind: 'known' }> {
  const sum = { low: 0, likely: 0, high: 0 };
  let count = 0;
  let basis: Sentence | undefined;
  let free: Estimate & { readonly kind: 'free' } = {
    kind: 'free',
    basis: { message: '' },
  };
  for (const estimate of estimates) {
    count += 1;
    if (estimate.kind === 'unknown') return estimate;
    if (estimate.kind === 'free') {
      free = estimate;
      continue;
    }
    basis ??= estimate.basis;
    sum.low += estimate.low;
    sum.likely += estimate.likely;
    sum.high += estimate.high;
  }
  if (count === 0) return { kind: 'unknown', why: say('prices.inputsUnknown') };
  return basis === undefined ? free : { sum, count, basis };
}

function scale({ low, likely, high }: UsdRange, by: number): UsdRange {
  return { low: low * by, likely: likely * by, high: high * by };
}
