import type { NodeId } from '../domain/ids.ts';

/** Something that keeps a pipeline from running: what, where and what to do, in one sentence. */
export type Problem = {
  readonly message: string;
  readonly nodeId?: NodeId;
  readonly port?: string;
};
