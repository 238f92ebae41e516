import { canceled, FailureError, toFailure } from '../../../shared/domain/failure.ts';
import { canonicalJson, type JsonObject } from '../../../shared/domain/json.ts';
import type { Page } from '../../../shared/domain/page.ts';
import type { PredictionStatus } from '../../../shared/domain/prediction.ts';
import { hashText } from '../store/hashText.ts';
import type { Timers } from './poller.ts';
import { isOutOfReach, pause } from './reach.ts';
import type { Earlier } from './runProgress.ts';
import { say } from '../../../shared/sentences/say.ts';

/** What is found again in a provider's list: a prediction or a training. */
export type Listed = {
  readonly id: string;
  readonly status: PredictionStatus;
  readonly input: JsonObject;
  readonly createdAt: string | null;
};

/** What to look for. */
export type Search<T extends Listed> = {
  readonly providerId: string;
  /** What messages call it: a model, `owner/name`. */
  readonly title: string;
  readonly earlier: Earlier;
  /** Its create was lost a moment ago; otherwise by an engine that has ended. */
  readonly isRecent?: boolean;
  /** Newest first. */
  readonly list: (options: {
    readonly createdAfter: string;
    readonly signal: AbortSignal;
    readonly cursor?: string;
  }) => Promise<Page<T>>;
  /** Says whether it is of the model and version that were asked for. */
  readonly isOfModel: (work: T) => boolean;
  readonly signal: AbortSignal;
};

/** Finds the prediction or training of a create whose answer was lost. */
export type Adopter = {
  /** What the intent led to, or undefined when nothing came to be. Throws `unknown-outcome` when nobody can say. */
  adopt<T extends Listed>(search: Search<T>): Promise<T | undefined>;
};

export type AdopterOptions = {
  /** A clock that never jumps. */
  readonly timers: Timers;
  /** Says whether a prediction is another task's already. */
  readonly isTaken: (providerId: string, id: string) => boolean;
  /** How long a create may still be under way after its answer was lost, or its engine has ended. Milliseconds. */
  readonly settleMs: number;
};

/** Clocks differ, and jump: the list is asked from this long before the intent, at last from a day before. */
const skewMs = 300_000;
const longestSkewMs = 90_000_000;

/** Makes an adopter. Two tasks that sent the same never adopt the same prediction. */
export function createAdopter({ timers, isTaken, settleMs }: AdopterOptions): Adopter {
  const adopted = new Set<string>();
  const startedAt = timers.now();

  const fits = <T extends Listed>(search: Search<T>, work: T): boolean => {
    const isOver = work.status === 'canceled' || work.status === 'aborted';
    if (isOver || !search.isOfModel(work)) return false;
    if (hashInput(work.input) !== search.earlier.request) return false;
    const { providerId } = search;
    return !adopted.has(`${providerId} ${work.id}`) && !isTaken(providerId, work.id);
  };

  const look = async <T extends Listed>(
    search: Search<T>,
    since: number,
  ): Promise<T | undefined> => {
    const { list, earlier, signal } = search;
    const createdAfter = new Date(since).toISOString();
    let best: T | undefined;
    let cursor: string | undefined;
    do {
      const page = await list({
        createdAfter,
        signal,
        ...(cursor === undefined ? {} : { cursor }),
      });
      for (const each of page.items) if (fits(search, each)) best = nearer(earlier.at, each, best);
      const last = page.items.at(-1)?.createdAt ?? null;
      cursor = last !== null && Date.parse(last) < since ? undefined : page.next;
    } while (cursor !== undefined);
    if (best !== undefined) adopted.add(`${search.providerId} ${best.id}`);
    return best;
  };

  const adopt: Adopter['adopt'] = async (search) => {
    try {
      const { earlier, signal, isRecent = false } = search;
      const found = await look(search, earlier.at - skewMs);
      if (found !== undefined) return found;
      const settledAt = settleMs + (isRecent ? timers.now() : startedAt);
      if (settledAt > timers.now()) await pause(timers, settledAt - timers.now(), signal);
      return await look(search, earlier.at - longestSkewMs);
    } catch (error) {
      if (search.signal.aborted) throw canceled();
      const failure = toFailure(error);
      // With a token, or a network, it can be said: it is looked for again.
      if (failure.kind === 'unauthorized' || isOutOfReach(failure)) throw error;
      throw unknown(search, error);
    }
  };
  return { adopt };
}

/** The SHA-256 of the input that a create sends. */
export function hashInput(input: JsonObject): string {
  return hashText(canonicalJson(input));
}

/** The one made nearest to the intent: another like it may be somebody else's. */
function nearer<T extends Listed>(at: number, next: T, best: T | undefined): T {
  return best === undefined || distance(at, next) <= distance(at, best) ? next : best;
}

function distance(at: number, { createdAt }: Listed): number {
  return createdAt === null ? 0 : Math.abs(Date.parse(createdAt) - at);
}

function unknown(
  { providerId, title }: { readonly providerId: string; readonly title: string },
  error: unknown,
): FailureError {
  return new FailureError(
    {
      kind: 'unknown-outcome',
      intent: title,
      ...say('runs.endedWhileStarting', { title, provider: providerId }),
    },
    error,
  );
}
