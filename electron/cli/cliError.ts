import { ORPCError } from '@orpc/server';
import { toFailure, type Failure } from '../../shared/domain/failure.ts';
import { exitCodes, type ExitCode } from './exitCodes.ts';

/** Ends a command with one sentence per line on standard error and an exit code. */
export class CliError extends Error {
  override readonly name = 'CliError';
  readonly exitCode: ExitCode;

  constructor(message: string, exitCode: ExitCode) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** An error for wrong arguments, a wrong file or a pipeline that cannot run. */
export function badUsage(message: string): CliError {
  return new CliError(message, exitCodes.badUsage);
}

/** The failure behind anything that a call of the engine threw. */
export function failureOf(error: unknown): Failure {
  if (error instanceof ORPCError && isFailure(error.data)) return error.data;
  return toFailure(error);
}

function isFailure(data: unknown): data is Failure {
  return typeof data === 'object' && data !== null && 'kind' in data && 'message' in data;
}

/** The error that ends the command for anything thrown, with the code that fits its failure. */
export function toCliError(error: unknown): CliError {
  if (error instanceof CliError) return error;
  // The contract refused an argument before anything was done.
  if (error instanceof ORPCError && error.code === 'BAD_REQUEST') return badUsage(error.message);
  const failure = failureOf(error);
  const message =
    failure.kind === 'unauthorized' ? `${failure.message}\n${howToLogIn}` : failure.message;
  return new CliError(message, exitCodeOf(failure));
}

/** What helps where a token is missing or refused. */
export const howToLogIn = '"patchbay auth login" keeps a token in the keychain.';

function exitCodeOf(failure: Failure): ExitCode {
  switch (failure.kind) {
    case 'invalid-input':
    case 'not-found':
      return exitCodes.badUsage;
    case 'canceled':
      return exitCodes.canceled;
    case 'unauthorized':
    case 'provider-unavailable':
      return exitCodes.providerUnusable;
    case 'payment-required':
    case 'provider-rejected':
    case 'prediction-failed':
    case 'timed-out':
    case 'unknown-outcome':
      return exitCodes.taskFailed;
    case 'budget-exceeded':
      return exitCodes.overBudget;
    case 'storage':
    case 'unexpected':
      return exitCodes.unexpected;
  }
}
