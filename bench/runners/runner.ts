import type { BenchGraph } from '../graphs.ts';

/** Gets ready to run a graph many times; what a runner does once for all runs is not measured. */
export type Prepare = (graph: BenchGraph) => Promise<PreparedRunner>;

export type PreparedRunner = {
  /** Runs the whole graph once and gives the number of nodes that ran. */
  readonly run: () => Promise<number>;
  readonly close?: () => Promise<void>;
};
