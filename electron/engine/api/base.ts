import { implement, ORPCError } from '@orpc/server';
import { contract } from '../../../shared/api/contract.ts';
import { toFailure } from '../../../shared/domain/failure.ts';

/**
 * The contract to be implemented. Whatever a handler throws crosses the border as FAILURE with its
 * Failure as data; a refused input keeps oRPC's own BAD_REQUEST.
 */
export const base = implement(contract).use(async ({ next }) => {
  try {
    return await next();
  } catch (error) {
    if (error instanceof ORPCError) throw error;
    const failure = toFailure(error);
    throw new ORPCError('FAILURE', {
      defined: true,
      message: failure.message,
      data: failure,
      cause: error,
    });
  }
});
