import { FailureError } from '../../../shared/domain/failure.ts';

/** For a promise's catch: gives `value` in place of a `not-found`; any other error is thrown on. */
export function notFoundAs<T>(value: T): (error: unknown) => T {
  return (error) => {
    if (error instanceof FailureError && error.failure.kind === 'not-found') return value;
    throw error;
  };
}
