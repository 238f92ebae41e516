import type { Pipeline } from '../../shared/domain/graph.ts';
import type { FailureKind } from '../../shared/domain/failure.ts';
import type { Problem } from '../../shared/graph/problems.ts';
import { CliError, howToLogIn } from './cliError.ts';
import { describeProblem } from './describeProblem.ts';
import { exitCodes } from './exitCodes.ts';

const providerKinds: ReadonlySet<FailureKind> = new Set([
  'unauthorized',
  'payment-required',
  'provider-unavailable',
]);

/** The error for a run that did not start: every problem on a line, and whether a provider is to blame. */
export function refusal(pipeline: Pipeline, problems: readonly Problem[]): CliError {
  const lines = problems.map((problem) => describeProblem(problem, pipeline));
  if (problems.some(({ kind }) => kind === 'unauthorized')) lines.push(howToLogIn);
  const isProviders = problems.some(({ kind }) => kind !== undefined && providerKinds.has(kind));
  return new CliError(
    lines.join('\n'),
    isProviders ? exitCodes.providerUnusable : exitCodes.badUsage,
  );
}
