import { implement, ORPCError } from '@orpc/server';
import { contract } from '../../../shared/api/contract.ts';
import { toFailure } from '../../../shared/domain/failure.ts';
import { requestFault, type Issue } from './requestFault.ts';

/**
 * The contract to be implemented. Whatever a handler throws crosses the border as FAILURE with its
 * Failure as data; a refused input keeps oRPC's own BAD_REQUEST, with a sentence that says what was refused.
 */
export const base = implement(contract).use(async ({ next }) => {
  try {
    return await next();
  } catch (error) {
    throw toBorderError(error);
  }
});

/** The same for a stream, whose errors come after its handler has returned. */
export async function* withFailures<T>(events: AsyncIterable<T>): AsyncGenerator<T, void> {
  try {
    yield* events;
  } catch (error) {
    throw toBorderError(error);
  }
}

function toBorderError(error: unknown): ORPCError<string, unknown> {
  if (error instanceof ORPCError) return readable(error);
  const failure = toFailure(error);
  return new ORPCError('FAILURE', {
    defined: true,
    message: failure.message,
    data: failure,
    cause: error,
  });
}

function readable(error: ORPCError<string, unknown>): ORPCError<string, unknown> {
  const [issue] = issuesOf(error.data);
  if (error.code !== 'BAD_REQUEST' || issue === undefined) return error;
  return new ORPCError('BAD_REQUEST', {
    message: requestFault(issue),
    data: error.data,
    cause: error,
  });
}

function issuesOf(data: unknown): readonly Issue[] {
  if (typeof data !== 'object' || data === null || !('issues' in data)) return [];
  return Array.isArray(data.issues) ? (data.issues as readonly Issue[]) : [];
}
