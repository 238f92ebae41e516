import type { Failure } from '../../shared/domain/failure.ts';

/** What the process says when it ends; documented in docs/cli.md and in --help. */
export const exitCodes = {
  done: 0,
  taskFailed: 1,
  badUsage: 2,
  canceled: 3,
  providerUnusable: 4,
  unexpected: 5,
  overBudget: 6,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** The code of a run that failed: a provider that could not be used at all is told apart from a task that went wrong. */
export function exitCodeOfFailures(failures: readonly Failure[]): ExitCode {
  const isUnusable = failures.length > 0 && failures.every(isProviderUnusable);
  return isUnusable ? exitCodes.providerUnusable : exitCodes.taskFailed;
}

function isProviderUnusable(failure: Failure): boolean {
  return failure.kind === 'unauthorized' || failure.kind === 'provider-unavailable';
}
