import { randomBytes } from 'node:crypto';
import { wait, type Timers } from '../options.ts';
import { isFinished, type Prediction, type PredictionState } from '../predictions/prediction.ts';
import { randomId } from '../randomId.ts';
import type { JsonObject } from '../schema/json.ts';
import { signWebhook } from './signWebhook.ts';
import type { WebhookEvent, WebhookOrder } from './webhookOrder.ts';

/** Tells those who asked to be told. */
export interface Webhooks {
  /** `whsec_` and the key in base64; new with every server. */
  readonly secret: string;
  /** Tells of a prediction or training from now on; `show` gives its JSON. */
  readonly follow: (
    prediction: Prediction,
    order: WebhookOrder | undefined,
    show: (prediction: Prediction) => JsonObject,
  ) => void;
  /** Gives up what is not told yet. */
  readonly close: () => Promise<void>;
}

/** `output` and `logs` are told at most this often (OpenAPI document of Replicate). */
const throttleMs = 500;
/** Only the end is told again when nobody answers, the last time about a minute later. */
const retryDelaysMs = [1000, 2000, 4000, 8000, 16_000, 32_000];
const answerMs = 10_000;

/** Makes the webhooks; nothing is sent yet. */
export function createWebhooks(options: {
  readonly now: () => number;
  readonly timers: Timers;
}): Webhooks {
  const { now, timers } = options;
  const secret = `whsec_${randomBytes(24).toString('base64')}`;
  const closing = new AbortController();
  const sending = new Set<Promise<void>>();

  async function post(url: string, id: string, body: string): Promise<boolean> {
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...signWebhook(secret, { id, now: now(), body }),
        },
        body,
        // A redirect could lead off this computer.
        redirect: 'manual',
        signal: AbortSignal.any([closing.signal, AbortSignal.timeout(answerMs)]),
      });
      await response.body?.cancel();
      return response.ok;
    } catch {
      return false;
    }
  }

  async function deliver(url: string, body: string, delays: readonly number[]): Promise<void> {
    const id = `msg_${randomId()}`;
    for (const delay of [...delays, undefined]) {
      if (closing.signal.aborted || (await post(url, id, body)) || delay === undefined) return;
      await wait(timers, delay, closing.signal).catch(() => {});
    }
  }

  function follow(
    prediction: Prediction,
    order: WebhookOrder,
    show: (prediction: Prediction) => JsonObject,
  ): void {
    let tail: Promise<void> = Promise.resolve();
    // One after the other: each kind of event waits for the ones before it.
    const send = (event: WebhookEvent): void => {
      if (!order.events.includes(event)) return;
      const body = JSON.stringify(show(prediction));
      const delays = event === 'completed' ? retryDelaysMs : [];
      const next = tail.then(() => deliver(order.url, body, delays));
      tail = next;
      sending.add(next);
      void next.finally(() => sending.delete(next));
    };
    const throttles = {
      output: createThrottle({ now, timers }, () => send('output')),
      logs: createThrottle({ now, timers }, () => send('logs')),
    };
    prediction.onUpdate((change: Partial<PredictionState>) => {
      if (isFinished(prediction.state().status)) {
        throttles.output.stop();
        throttles.logs.stop();
        if (change.status !== undefined) send('completed');
        return;
      }
      if (change.status === 'processing') send('start');
      if (change.output !== undefined) throttles.output.call();
      if (change.logs !== undefined) throttles.logs.call();
    });
  }

  return {
    secret,
    follow(prediction, order, show) {
      if (order !== undefined) follow(prediction, order, show);
    },
    async close() {
      closing.abort();
      await Promise.all(sending);
    },
  };
}

/** Calls at once, and after a wait once more when it was asked for in between. */
function createThrottle(
  { now, timers }: { readonly now: () => number; readonly timers: Timers },
  act: () => void,
): { readonly call: () => void; readonly stop: () => void } {
  let last = Number.NEGATIVE_INFINITY;
  let cancel: (() => void) | undefined;
  const go = (): void => {
    cancel = undefined;
    last = now();
    act();
  };
  return {
    call() {
      if (cancel !== undefined) return;
      const left = last + throttleMs - now();
      if (left <= 0) go();
      else cancel = timers.after(left, go);
    },
    stop: () => cancel?.(),
  };
}
