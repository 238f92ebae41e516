import { createHash } from 'node:crypto';
import { canceled, FailureError } from '../../../shared/domain/failure.ts';
import { canonicalJson, type JsonObject } from '../../../shared/domain/json.ts';
import type { Prediction } from '../../../shared/domain/prediction.ts';
import type { Provider } from '../../providers/provider.ts';
import type { Timers } from './poller.ts';
import type { Earlier } from './runProgress.ts';

/** Finds the prediction of a create whose answer was lost. */
export type Adopter = {
  /**
   * The prediction that the intent led to, or undefined when it never came to be. Throws `unknown-outcome` when the
   * provider cannot say.
   */
  adopt(search: Search): Promise<Prediction | undefined>;
};

export type Search = {
  readonly provider: Provider;
  readonly earlier: Earlier;
  readonly version: string | null;
  readonly model: string;
  readonly signal: AbortSignal;
};

export type AdopterOptions = {
  readonly timers: Timers;
  /** Says whether a prediction is another task's already. */
  readonly isTaken: (provider: string, id: string) => boolean;
  /** How long after the intent a create may still be under way between here and the provider. Milliseconds. */
  readonly settleMs: number;
};

/** Clocks differ: the list is asked from this long before the intent. */
const skewMs = 300_000;

/** Makes an adopter. Two tasks that sent the same never adopt the same prediction. */
export function createAdopter({ timers, isTaken, settleMs }: AdopterOptions): Adopter {
  const adopted = new Set<string>();

  const look = async (search: Search): Promise<Prediction | undefined> => {
    const { provider, earlier, signal } = search;
    const since = earlier.at - skewMs;
    const createdAfter = new Date(since).toISOString();
    let oldest: Prediction | undefined;
    let cursor: string | undefined;
    do {
      const page = await provider.predictions.list({
        createdAfter,
        signal,
        ...(cursor === undefined ? {} : { cursor }),
      });
      for (const each of page.items) {
        // The one made first belongs to the intent; a later one like it may be somebody else's.
        if (isSame(search, each) && isFree(search, each)) oldest = each;
      }
      const last = page.items.at(-1)?.createdAt;
      cursor =
        last !== null && last !== undefined && Date.parse(last) < since ? undefined : page.next;
    } while (cursor !== undefined);
    if (oldest !== undefined) adopted.add(`${provider.id} ${oldest.id}`);
    return oldest;
  };

  const isFree = ({ provider }: Search, { id }: Prediction): boolean =>
    !adopted.has(`${provider.id} ${id}`) && !isTaken(provider.id, id);

  const adopt: Adopter['adopt'] = async (search) => {
    try {
      const found = await look(search);
      const wait = search.earlier.at + settleMs - timers.now();
      if (found !== undefined || wait <= 0) return found;
      await pause(timers, Math.min(wait, settleMs), search.signal);
      return await look(search);
    } catch (error) {
      if (search.signal.aborted) throw canceled();
      throw unknown(search, error);
    }
  };
  return { adopt };
}

/** The SHA-256 of what a create sends: the same for the same version and input. */
export function hashRequest(version: string | null, model: string, input: JsonObject): string {
  const identity = version ?? model;
  return createHash('sha256').update(canonicalJson({ identity, input })).digest('hex');
}

function isSame({ earlier, model, version }: Search, prediction: Prediction): boolean {
  const isCanceled = prediction.status === 'canceled' || prediction.status === 'aborted';
  return !isCanceled && hashRequest(version, model, prediction.input) === earlier.request;
}

function unknown({ provider, model }: Search, error: unknown): FailureError {
  return new FailureError(
    {
      kind: 'unknown-outcome',
      intent: model,
      message: `Patchbay ended while "${model}" was being started, and ${provider.id} cannot say whether it was: look at your predictions there, then resume the run to look again or to send it anew.`,
    },
    error,
  );
}

function pause(timers: Timers, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const callOff = timers.after(ms, () => {
      signal.removeEventListener('abort', stop);
      resolve();
    });
    const stop = (): void => {
      callOff();
      reject(canceled());
    };
    signal.addEventListener('abort', stop, { once: true });
  });
}
