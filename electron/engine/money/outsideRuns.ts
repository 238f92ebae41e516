import { toRunId } from '../../../shared/domain/ids.ts';

/** What all predictions and trainings that are created by hand are kept under in the ledger: the id of no run. */
export const outsideRuns = toRunId('outside-runs');
