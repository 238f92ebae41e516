import type { BuiltinModel } from '../defineModel.ts';
import type { PredictionFault } from '../faults.ts';
import type { WebhookOrder } from '../webhooks/webhookOrder.ts';
import { createEventLog, type EventLog } from './eventLog.ts';

/** Where a prediction is: the first two go on, the last four are ends. */
export type PredictionStatus =
  | 'starting'
  | 'processing'
  | 'succeeded'
  | 'failed'
  | 'canceled'
  | 'aborted';

/** What changes while a prediction runs; replaced as a whole. Times are ms since 1970. */
export interface PredictionState {
  /** As it was sent; emptied when the data is removed. */
  readonly input: Readonly<Record<string, unknown>>;
  readonly status: PredictionStatus;
  /** As the model gave it: files are still `OutputFile`. Undefined until there is some. */
  readonly output: unknown;
  readonly logs: string;
  readonly error: string | undefined;
  readonly startedAt: number | undefined;
  readonly completedAt: number | undefined;
  readonly dataRemoved: boolean;
}

/** What is fixed when a prediction is created. */
export interface PredictionFacts {
  readonly id: string;
  readonly model: BuiltinModel;
  /** Official models hide their version. */
  readonly shownVersion: string;
  readonly createdAt: number;
  readonly deadlineAt: number | undefined;
  /** Secret parts of the stream's and the outputs' addresses. */
  readonly streamKey: string;
  readonly outputKey: string;
  readonly fault: PredictionFault | undefined;
  /** `owner/name` of the deployment that it was sent to. */
  readonly deployment: string | undefined;
  readonly webhook: WebhookOrder | undefined;
}

/** Why a prediction is stopped. */
export type StopReason = 'user' | 'deadline' | 'closing';

/** One prediction from its creation until it is forgotten. */
export interface Prediction {
  readonly facts: PredictionFacts;
  readonly signal: AbortSignal;
  readonly events: EventLog;
  readonly state: () => PredictionState;
  readonly update: (change: Partial<PredictionState>) => void;
  /** Calls after every change from now on. */
  readonly onUpdate: (listener: (change: Partial<PredictionState>) => void) => void;
  /** Asks the work to stop; the end comes when it has. */
  readonly stop: (reason: StopReason) => void;
  /** Resolves at the end of the prediction. */
  readonly finished: Promise<void>;
  /** How often it was shown after its end; for the fault that hides the end. */
  readonly countView: () => number;
}

/** Makes a prediction that is starting. */
export function createPrediction({
  input,
  ...facts
}: PredictionFacts & Pick<PredictionState, 'input'>): Prediction {
  const controller = new AbortController();
  const { promise: finished, resolve } = Promise.withResolvers<void>();
  const listeners: ((change: Partial<PredictionState>) => void)[] = [];
  let views = 0;
  let state: PredictionState = {
    input,
    status: 'starting',
    output: undefined,
    logs: '',
    error: undefined,
    startedAt: undefined,
    completedAt: undefined,
    dataRemoved: false,
  };
  return {
    facts,
    signal: controller.signal,
    events: createEventLog(),
    state: () => state,
    update(change) {
      state = { ...state, ...change };
      for (const listener of listeners) listener(change);
      if (isFinished(state.status)) resolve();
    },
    onUpdate: (listener) => void listeners.push(listener),
    stop: (reason) => controller.abort(reason),
    finished,
    countView() {
      views += 1;
      return views;
    },
  };
}

/** Whether a status is an end. */
export function isFinished(status: PredictionStatus): boolean {
  return status !== 'starting' && status !== 'processing';
}
