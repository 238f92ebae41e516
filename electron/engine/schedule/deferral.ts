import { FailureError } from '../../../shared/domain/failure.ts';

const mark: unique symbol = Symbol('deferral');

/** What a task throws that must not be sent now, as its run is paused: it has not failed and starts again later. */
export function deferral(): FailureError {
  return new FailureError({ kind: 'canceled', message: 'The run is paused.' }, mark);
}

/** Says whether a task was only put off. */
export function isDeferral(error: unknown): boolean {
  return error instanceof FailureError && error.cause === mark;
}
