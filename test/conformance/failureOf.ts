import { FailureError, type Failure } from '../../shared/domain/failure.ts';

/** The failure that a promise rejects with; throws when it resolves or rejects with anything else. */
export async function failureOf(promise: Promise<unknown>): Promise<Failure> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof FailureError) return error.failure;
    throw error;
  }
  throw new Error('Expected a FailureError, but the promise resolved.');
}
