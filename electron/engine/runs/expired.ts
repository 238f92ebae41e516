import { FailureError, toFailure } from '../../../shared/domain/failure.ts';
import type { WorkSpend } from '../money/taskSpend.ts';
import { say } from '../../../shared/sentences/say.ts';
import type { Sentence } from '../../../shared/domain/sentence.ts';

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
  const how =
    spend === undefined ? say('runs.againFree') : say('runs.againPaid', { cost: costText(spend) });
  return new FailureError(
    {
      kind: 'prediction-failed',
      predictionId: id,
      logs,
      ...(spend === undefined ? {} : { expired: true }),
      ...say('runs.expired', { noun: say(`runs.${noun}`), id, how }),
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

function costText(spend: WorkSpend): Sentence {
  const usd = spend.costAgain();
  return usd === null ? say('runs.asMuch') : say('runs.upTo', { usd: { usd } });
}
