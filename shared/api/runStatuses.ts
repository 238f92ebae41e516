import type { RunSummary } from './types.ts';

/** What a run can be, as the history tells it. */
export const runStatuses = [
  'running',
  'paused',
  'queued',
  'interrupted',
  'succeeded',
  'failed',
  'canceled',
] as const satisfies readonly RunSummary['status'][];
