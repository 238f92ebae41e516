import type { FailureError } from '../../../shared/domain/failure.ts';
import { isJsonObject, type Json, type JsonObject } from '../../../shared/domain/json.ts';
import { isTerminal, type Prediction } from '../../../shared/domain/prediction.ts';
import type { CallOptions, StreamEvent } from '../provider.ts';
import type { CogEvent } from './cogSchemas.ts';

/** How a prediction ended, as the server's last answer tells it. */
export type CogResult = Pick<Prediction, 'status' | 'output' | 'error' | 'logs' | 'metrics'>;

/** One prediction as this process saw it: Cog cannot be asked about it. */
export type LivePrediction = {
  readonly id: string;
  /** Aborted to break its connection, or to take it out of the queue. */
  readonly stop: AbortController;
  /** What a GET would have answered. Throws the failure that kept it from running. */
  view(): Prediction;
  hasEnded(): boolean;
  /** Whether the request has left: before that there is nothing to cancel at the server. */
  wasSent(): boolean;
  sent(): void;
  /** Shows the server's setup log, or says that it waits. */
  setup(logs: string): void;
  note(line: string): void;
  apply(event: Exclude<CogEvent, { readonly type: 'completed' | 'error' }>): void;
  end(result: CogResult): void;
  /** Ends it as canceled, or as failed for a reason of the way there. */
  endAs(status: 'canceled' | 'failed', error?: string): void;
  refuse(failure: FailureError): void;
  /** Lets go of a large output. */
  removeData(): void;
  stream(options?: CallOptions): AsyncIterable<StreamEvent>;
};

type Facts = Pick<Prediction, 'id' | 'model' | 'version' | 'input'> & {
  readonly streaming: boolean;
  readonly now: () => number;
};

/** The address under which the adapter itself streams a prediction. */
export function streamUrlOf(id: string): string {
  return `patchbay-stream:${id}`;
}

/** Begins the record of one prediction; `now` is in milliseconds. */
export function createLivePrediction({ streaming, now, ...facts }: Facts): LivePrediction {
  const at = (): string => new Date(now()).toISOString();
  const pieces: string[] = [];
  let setupLogs = '';
  let logs = '';
  let sent = false;
  let failure: FailureError | undefined;
  let changed = Promise.withResolvers<void>();
  let state: Prediction = {
    ...facts,
    status: 'starting',
    output: null,
    error: null,
    logs: '',
    createdAt: at(),
    startedAt: null,
    completedAt: null,
    dataRemoved: false,
    metrics: {},
    ...(streaming ? { streamUrl: streamUrlOf(facts.id) } : {}),
  };

  const change = (changes: Partial<Prediction>): void => {
    state = { ...state, ...changes };
    changed.resolve();
    changed = Promise.withResolvers();
  };
  const hasEnded = (): boolean => failure !== undefined || isTerminal(state.status);
  const log = (text: string): void => {
    logs += text;
    change({});
  };

  const apply: LivePrediction['apply'] = (event) => {
    switch (event.type) {
      case 'start':
        change({ status: 'processing', startedAt: at() });
        break;
      case 'output':
        // A file of a list comes again with the end.
        if (typeof event.body.chunk === 'string' && !event.body.chunk.startsWith('data:'))
          pieces.push(event.body.chunk);
        change({});
        break;
      case 'log':
        log(event.body.data);
        break;
      case 'metric':
        change({ metrics: withMetric(state.metrics, event.body) });
        break;
    }
  };

  const stream: LivePrediction['stream'] = async function* follow(options) {
    const signal = options?.signal;
    const stopped = Promise.withResolvers<void>();
    const stop = (): void => stopped.resolve();
    signal?.addEventListener('abort', stop, { once: true });
    try {
      for (let next = 0; signal?.aborted !== true;) {
        const wake = changed.promise;
        for (; next < pieces.length; next += 1) yield { type: 'output', text: pieces[next] ?? '' };
        if (hasEnded()) {
          yield { type: 'done', reason: state.status === 'succeeded' ? null : state.status };
          return;
        }
        await Promise.race([wake, stopped.promise]);
      }
    } finally {
      signal?.removeEventListener('abort', stop);
    }
  };

  return {
    id: facts.id,
    stop: new AbortController(),
    view: () => {
      if (failure !== undefined) throw failure;
      return { ...state, logs: setupLogs + logs };
    },
    hasEnded,
    wasSent: () => sent,
    sent: () => {
      sent = true;
    },
    setup: (text) => {
      setupLogs = text;
    },
    note: (line) => log(`${line}\n`),
    apply,
    end: (result) => {
      // The final answer has all logs of the model; what came as events is not told twice.
      logs = longer(result.logs, logs);
      const { output, status, error } = result;
      const metrics = { ...state.metrics, ...result.metrics };
      change({ status, output, error, metrics, completedAt: at() });
    },
    endAs: (status, error) => {
      if (!hasEnded()) change({ status, error: error ?? null, completedAt: at() });
    },
    refuse: (error) => {
      failure = error;
      change({});
    },
    removeData: () => {
      pieces.length = 0;
      change({ output: null, input: {}, dataRemoved: true });
    },
    stream,
  };
}

function longer(final: string, seen: string): string {
  return final.length > seen.length && final.startsWith(seen) ? final : seen + missing(final, seen);
}

// Where notes of ours stand before the logs, only what was not seen of the final logs is added.
function missing(final: string, seen: string): string {
  for (let length = Math.min(final.length, seen.length); length > 0; length -= 1)
    if (seen.endsWith(final.slice(0, length))) return final.slice(length);
  return final;
}

type Metric = { readonly name: string; readonly value: Json; readonly mode: string | null };

function withMetric(metrics: JsonObject, { name, value, mode }: Metric): JsonObject {
  const before = metrics[name];
  if (mode === 'increment' && typeof before === 'number' && typeof value === 'number')
    return { ...metrics, [name]: before + value };
  if (mode === 'append' && before !== undefined)
    return { ...metrics, [name]: [before, value].flat() };
  return isJsonObject(metrics) ? { ...metrics, [name]: value } : { [name]: value };
}
