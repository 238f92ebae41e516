import type { Prediction } from '../../../shared/domain/prediction.ts';
import type { Training } from '../../../shared/domain/training.ts';
import type { Column } from './table.ts';

/** What a list of predictions shows. */
export const predictionColumns: readonly Column<Prediction>[] = [
  { title: 'PREDICTION', value: ({ id }) => id },
  { title: 'STATUS', value: ({ status }) => status },
  { title: 'CREATED', value: ({ createdAt }) => createdAt ?? '' },
  { title: 'MODEL', value: ({ model }) => model },
  { title: 'SECONDS', value: secondsOf },
];

/** What a list of trainings shows. */
export const trainingColumns: readonly Column<Training>[] = [
  { title: 'TRAINING', value: ({ id }) => id },
  { title: 'STATUS', value: ({ status }) => status },
  { title: 'CREATED', value: ({ createdAt }) => createdAt ?? '' },
  { title: 'MODEL', value: ({ model }) => model },
  { title: 'RESULT', value: ({ output }) => output?.version ?? '' },
];

/** The lines that predictions and trainings share. */
export function workLines(work: Prediction | Training) {
  return [
    ['Status', work.status],
    ['Model', work.model],
    ['Version', work.version],
    ['Created', work.createdAt],
    ['Started', work.startedAt],
    ['Completed', work.completedAt],
    ['Seconds', secondsOf(work)],
    ['Page', work.webUrl],
    ['Input', JSON.stringify(work.input)],
    ['Error', work.error],
  ] as const;
}

/** The time that is billed. */
function secondsOf({ metrics }: Prediction | Training): string {
  const seconds = metrics['predict_time'];
  return typeof seconds === 'number' ? seconds.toFixed(1) : '';
}
