import type { NodeId } from '../domain/ids.ts';
import type { JsonObject } from '../domain/json.ts';

/** What a run would do with one node, as far as it can be known without sending anything. */
export type PlannedTask = {
  readonly nodeId: NodeId;
  /** `run` where any of its items would run. */
  readonly verdict: 'run' | 'reuse' | 'skip';
  /** In one sentence, such as "prompt changed". */
  readonly why: string;
  /** Items that would run, at least 1 for a node that runs; exact unless `isExact` is false. */
  readonly runs: number;
  /** Items whose results are there already. */
  readonly reused: number;
  readonly skipped: number;
  /** False where the number of items is known only while the pipeline runs: what feeds it runs too. */
  readonly isExact: boolean;
  /** Whether any of it runs at all is known only then: it hangs on a way of a Switch, or on the failure of a node. */
  readonly mayBeLeftOut: boolean;
  /** The inputs of a prediction's items that would run and are known; a file is `artifact:` and its SHA-256. */
  readonly inputs: readonly JsonObject[];
};
