import { FailureError } from '../../../shared/domain/failure.ts';
import { say } from '../../../shared/sentences/say.ts';

const mark: unique symbol = Symbol('deferral');

/** What a task throws that must not be sent now, as its run is paused: it has not failed and starts again later. */
export function deferral(): FailureError {
  return new FailureError({ kind: 'canceled', ...say('failures.runPaused') }, mark);
}

/** Says whether a task was only put off. */
export function isDeferral(error: unknown): boolean {
  return error instanceof FailureError && error.cause === mark;
}
