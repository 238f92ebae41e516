import type { Sentence } from '../domain/sentence.ts';
import { say } from '../sentences/say.ts';

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

const sentencesOf = {
  run: ['pauses.run', 'pauses.runAside'],
  day: ['pauses.day', 'pauses.dayAside'],
} as const;

/** The limit, what counts against it and what is next, in one sentence. */
export function refusalText(refusal: BudgetRefusal): Sentence {
  const { cap, reserved, model, next } = refusal;
  const told = {
    limit: { usd: refusal.limit },
    spent: { usd: refusal.spent },
    next:
      next === null
        ? say('pauses.nextUnknown', { model })
        : say('pauses.next', { model, usd: { usd: next } }),
  };
  const [bare, aside] = sentencesOf[cap];
  return reserved === 0 ? say(bare, told) : say(aside, { ...told, reserved: { usd: reserved } });
}

/** A limit with which the run goes on for a while: twice what it was or what the next task takes, in whole cents. */
export function nextLimit({ limit, spent, reserved, next }: BudgetRefusal): number {
  // What nobody knows the price of begins while anything is left.
  return Math.ceil(Math.max(2 * limit, spent + reserved + (next ?? 0.01)) * 100 - 1e-6) / 100;
}
