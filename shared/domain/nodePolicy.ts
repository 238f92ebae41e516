/** The failures that another attempt may help with. */
export const retryReasons = ['unavailable', 'failed', 'timeout'] as const;

/** `unavailable`: the provider could not be reached; `failed`: the model failed; `timeout`: a time limit ended it. */
export type RetryReason = (typeof retryReasons)[number];

/** When a task is tried again. */
export type RetryPolicy = {
  /** All of them together, from 1 to 10. */
  readonly attempts: number;
  /** The wait before the second attempt, in milliseconds; it doubles with each, up to ten minutes. */
  readonly backoffMs: number;
  readonly on: readonly RetryReason[];
};

/** How the tasks of one node are run, and what becomes of their failures. An empty one changes nothing. */
export type NodePolicy = {
  readonly retry?: RetryPolicy;
  /** The longest that an attempt may take, in milliseconds: work at a provider counts from its create to its end. */
  readonly timeoutMs?: number;
  /** Work at a provider is ended there after so many milliseconds, also where Patchbay does not run any more. */
  readonly cancelAfterMs?: number;
  /** `output`: what fails gives its failure on the port `error`, and the run goes on from there. */
  readonly onError?: 'fail' | 'output';
};
