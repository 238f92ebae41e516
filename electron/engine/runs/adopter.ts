import { canceled, FailureError, toFailure } from '../../../shared/domain/failure.ts';
import { canonicalJson, type JsonObject } from '../../../shared/domain/json.ts';
import type { Page } from '../../../shared/domain/page.ts';
import type { PredictionStatus } from '../../../shared/domain/prediction.ts';
import { hashText } from '../store/hashText.ts';
import type { Timers } from './poller.ts';
import type { Earlier } from './runProgress.ts';

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
  readonly timers: Timers;
  /** Says whether a prediction is another task's already. */
  readonly isTaken: (providerId: string, id: string) => boolean;
  /** How long after the intent a create may still be under way between here and the provider. Milliseconds. */
  readonly settleMs: number;
};

/** Clocks differ: the list is asked from this long before the intent. */
const skewMs = 300_000;

/** Makes an adopter. Two tasks that sent the same never adopt the same prediction. */
export function createAdopter({ timers, isTaken, settleMs }: AdopterOptions): Adopter {
  const adopted = new Set<string>();

  const fits = <T extends Listed>(search: Search<T>, work: T): boolean => {
    const isOver = work.status === 'canceled' || work.status === 'aborted';
    if (isOver || !search.isOfModel(work)) return false;
    if (hashInput(work.input) !== search.earlier.request) return false;
    const { providerId } = search;
    return !adopted.has(`${providerId} ${work.id}`) && !isTaken(providerId, work.id);
  };

  const look = async <T extends Listed>(search: Search<T>): Promise<T | undefined> => {
    const { list, earlier, signal } = search;
    const since = earlier.at - skewMs;
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
      const found = await look(search);
      const wait = search.earlier.at + settleMs - timers.now();
      if (found !== undefined || wait <= 0) return found;
      await pause(timers, Math.min(wait, settleMs), search.signal);
      return await look(search);
    } catch (error) {
      if (search.signal.aborted) throw canceled();
      // With a token it can be said: resuming looks again.
      if (toFailure(error).kind === 'unauthorized') throw error;
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
      message: `Patchbay ended while "${title}" was being started, and ${providerId} cannot say whether it was: look at what it lists there, then resume the run to look again.`,
    },
    error,
  );
}

function pause(timers: Timers, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      callOff();
      reject(canceled());
    };
    const callOff = timers.after(ms, () => {
      signal.removeEventListener('abort', stop);
      resolve();
    });
    signal.addEventListener('abort', stop, { once: true });
  });
}
