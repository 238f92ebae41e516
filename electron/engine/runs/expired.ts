import { FailureError, toFailure } from '../../../shared/domain/failure.ts';
import { formatUsd } from '../../../shared/run/money.ts';
import type { WorkSpend } from '../money/taskSpend.ts';

/** Something that was made, and paid for where it is not free, and may be had no more. */
export type Made = {
  readonly noun: 'prediction' | 'training';
  readonly id: string;
  readonly logs: string;
  /** Absent where it is free. */
  readonly spend?: WorkSpend | undefined;
};

/** The failure of an output that the provider keeps no longer. What costs again is made again only by choice. */
export function expired({ noun, id, logs, spend }: Made, cause?: unknown): FailureError {
  const what = `The output of the ${noun} ${id} has expired, as the provider keeps it for about an hour`;
  const how =
    spend === undefined
      ? 'resume the run to make it again, which costs nothing'
      : `choose "Make again" on this node, or resume the run with --again and its name, which costs ${costText(spend)}`;
  return new FailureError(
    {
      kind: 'prediction-failed',
      predictionId: id,
      logs,
      ...(spend === undefined ? {} : { expired: true }),
      message: `${what}: ${how}.`,
    },
    cause,
  );
}

/** Tells a file that is no longer there as one that has expired. */
export function asExpired(made: Made): (error: unknown) => never {
  return (error) => {
    throw toFailure(error).kind === 'not-found' ? expired(made, error) : error;
  };
}

function costText(spend: WorkSpend): string {
  const usd = spend.costAgain();
  return usd === null ? 'as much again' : `up to ${formatUsd(usd)}`;
}
