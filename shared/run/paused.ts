import { formatUsd } from './money.ts';

/** Why a limit keeps a task from being sent. In US dollars. */
export type BudgetRefusal = {
  readonly reason: 'over-cap' | 'unknown-price';
  readonly cap: 'run' | 'day';
  readonly limit: number;
  readonly spent: number;
  /** Set aside for what is under way. */
  readonly reserved: number;
  /** `owner/name` of what is next, and the most that it may cost; null where nobody knows. */
  readonly model: string;
  readonly next: number | null;
};

/** Why a run is paused, in one sentence: the user wants it, or what is next would pass a limit. */
export type Paused = { readonly because: string } & (
  | { readonly why: 'user' }
  | { readonly why: 'budget'; readonly refusal: BudgetRefusal }
);

/** The limit, what counts against it and what is next, in one sentence. */
export function refusalText({ cap, limit, spent, reserved, model, next }: BudgetRefusal): string {
  const cost =
    next === null
      ? `nobody knows what ${model} costs`
      : `${model} is next and may cost ${formatUsd(next)}`;
  const whose = cap === 'run' ? 'this run has spent' : 'the runs of today have spent';
  const aside = reserved === 0 ? '' : ` and set aside ${formatUsd(reserved)} more`;
  return `A limit is reached: ${whose} ${formatUsd(spent)} of ${formatUsd(limit)}${aside}, and ${cost}.`;
}

/** A limit with which the run goes on for a while: twice what it was or what the next task takes, in whole cents. */
export function nextLimit({ limit, spent, reserved, next }: BudgetRefusal): number {
  // What nobody knows the price of begins while anything is left.
  return Math.ceil(Math.max(2 * limit, spent + reserved + (next ?? 0.01)) * 100 - 1e-6) / 100;
}
