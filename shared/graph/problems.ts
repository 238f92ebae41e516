import type { FailureKind } from '../domain/failure.ts';
import type { NodeId } from '../domain/ids.ts';
import type { Sentence } from '../domain/sentence.ts';

/** Something that keeps a pipeline from running: what, where and what to do, in one sentence. */
export type Problem = Sentence & {
  /** What is wrong, without the title of its node that the sentence begins with; absent where that is all of it. */
  readonly fault?: Sentence;
  /** What kind of failure it would be, where a provider or a disk told it; absent for a fault of the pipeline itself. */
  readonly kind?: FailureKind;
  readonly nodeId?: NodeId;
  readonly port?: string;
};
