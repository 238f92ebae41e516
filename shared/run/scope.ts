import type { NodeId } from '../domain/ids.ts';

/** Which part of a pipeline a run is about; all of it when nothing is said. */
export type RunScope = {
  /** Run up to these nodes: they and what they need. */
  readonly target?: readonly NodeId[];
  /** Run from these nodes on: they and all after them are made anew, what they need besides is reused where it is kept. */
  readonly from?: readonly NodeId[];
  /** Every source that brings a list of more items than this brings so many of them; at least 1. */
  readonly sample?: number;
};
