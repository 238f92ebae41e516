import type { Json, JsonObject } from '../../../shared/domain/json.ts';
import type { CallOptions } from '../../providers/provider.ts';
import type { WorkSpend } from '../money/taskSpend.ts';
import type { Listed, Search } from './adopter.ts';
import type { OutOfReach } from './reach.ts';
import type { Earlier } from './runProgress.ts';
import type { TimeLimits } from './timeLimit.ts';

/** What a prediction and a training have in common while they go on. */
export type Work = Listed & {
  readonly logs: string;
  readonly error: string | null;
  readonly output: Json;
  readonly metrics: JsonObject;
  readonly completedAt: string | null;
  readonly dataRemoved?: boolean;
};

/** About to spend: the SHA-256 of the input as it is sent, by which it is known again in the provider's list. */
export type Intent = { readonly request: string };

/** What work tells while it goes on; the caller journals it as task events. */
export type WorkListener = {
  /** Resolves once the intent is on the disk's platter; nothing is sent before that. */
  readonly onSubmitting: (intent: Intent) => Promise<void>;
  /** Resolves once the id is on the disk's platter. */
  readonly onSubmitted: (id: string) => Promise<void>;
  readonly onProgress: (fraction: number, label?: string) => void;
  readonly onReach: (lost: OutOfReach | undefined) => void;
  readonly onLog: (text: string) => void;
};

/** One piece of work that may cost money. */
export type WorkOrder<T extends Work> = {
  /** What messages call it. */
  readonly noun: 'prediction' | 'training';
  /** The model, `owner/name`. */
  readonly title: string;
  readonly providerId: string;
  readonly calls: {
    readonly get: (id: string, options?: CallOptions) => Promise<T>;
    readonly cancel: (id: string, options?: CallOptions) => Promise<T>;
    readonly list: Search<T>['list'];
  };
  /** Says whether something in the provider's list is of the model and version that were asked for. */
  readonly isOfModel: (work: T) => boolean;
  /** Uploads and checks what is needed; `send` creates the work, once. */
  readonly prepare: () => Promise<Intent & { readonly send: (signal: AbortSignal) => Promise<T> }>;
  /** What it may cost and has cost; absent where it is free. */
  readonly spend?: WorkSpend | undefined;
  /** The work exists: what more is heard of it may be followed until the signal aborts. */
  readonly onCreated?: (
    created: T,
    live: { signal: AbortSignal; nudge: () => void },
  ) => Promise<void>;
  readonly listener: WorkListener;
  readonly signal: AbortSignal;
  /** Throws where nothing must be sent now. */
  readonly requireGoing?: () => void;
  /** The higher is sent first; 0 unless given. */
  readonly priority?: () => number;
  /** What an earlier attempt of the task had begun before its engine ended: it is picked up, not sent again. */
  readonly earlier?: Earlier;
  /** How long it may take; then it is ended at the provider too. */
  readonly limits?: TimeLimits;
  /** What the task had begun may be lost: it is looked for from then on before it is made. Milliseconds since 1970. */
  readonly searchFrom?: number;
};
