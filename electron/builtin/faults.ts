import type { InvalidField } from './problem.ts';
import type { Operation } from './route.ts';

/** What can be made to go wrong. Times are in milliseconds unless the name says seconds. */
export type Fault =
  /** 429; by default `retry_after` is in the body only. */
  | {
      readonly kind: 'throttled';
      readonly retryAfterSeconds?: number;
      readonly where?: 'body' | 'header' | 'both' | 'none';
    }
  /** Any status with problem details: 401, 402, 403, 404, 413, 422, 5xx. */
  | {
      readonly kind: 'problem';
      readonly status: number;
      readonly title?: string;
      readonly detail?: string;
      readonly invalidFields?: readonly InvalidField[];
    }
  /** An edge's HTML page. */
  | { readonly kind: 'html'; readonly status: number }
  /** The connection breaks: `before` anything was done, or `after` it was (the create happened, its answer is lost). */
  | { readonly kind: 'drop'; readonly when: 'before' | 'after' }
  /** The body comes in pieces with a wait before each. */
  | { readonly kind: 'slow-body'; readonly bytes: number; readonly waitMs: number }
  /** The connection breaks after so many bytes of the body; left out: half of it. */
  | { readonly kind: 'truncated'; readonly bytes?: number }
  /** One byte in the middle of the body is flipped; length and headers are right. */
  | { readonly kind: 'corrupted' }
  /** The JSON ends in the middle, with a right length. */
  | { readonly kind: 'malformed-json' }
  | PredictionFault;

/** Faults of one prediction or training: put on an operation that creates one. */
export type PredictionFault =
  /** Ends as `failed` with this error and log. */
  | { readonly kind: 'model-failure'; readonly error?: string; readonly logs?: string }
  /** Ends as `aborted` without having started. */
  | { readonly kind: 'aborted' }
  /** Shows a status that is in no document while it runs, or for ever. */
  | { readonly kind: 'unknown-status'; readonly status: string; readonly forever?: boolean }
  /** Once finished, is shown so many times (1) as `processing` with its output and without metrics. */
  | { readonly kind: 'output-while-processing'; readonly views?: number }
  /** Succeeds, but its output files answer 404. */
  | { readonly kind: 'expired-output' }
  /** Stays `starting` or `processing` until the test calls `release`, or it is cancelled. `at once`: a create that asks to wait for it is answered nonetheless, as services may. */
  | {
      readonly kind: 'hold';
      readonly at: 'starting' | 'processing';
      readonly answers?: 'at once';
    };

/** The request a rule is asked about. */
export interface FaultTarget {
  readonly operation: Operation;
  readonly method: string;
  readonly path: string;
  /** The JSON or text body; empty for uploads. */
  readonly body: string;
  /** `owner/name` of the model that a create asks for. */
  readonly model: string | undefined;
}

/** When a fault strikes. */
export interface FaultRule {
  readonly on: Operation | 'any';
  readonly fault: Fault;
  /** How many requests it strikes; 1 unless given; `Infinity` for all. */
  readonly times?: number;
  /** How many matching requests it lets pass first. */
  readonly after?: number;
  /** Only requests whose path or body contains this text, such as a model name or version. */
  readonly contains?: string;
  /** Only creates of this model, `owner/name`. */
  readonly model?: string;
  readonly match?: (target: FaultTarget) => boolean;
}

/** The switches of a test. */
export interface FaultControl {
  /** Adds a rule; rules are asked in order and the first that matches strikes. Gives back a function that removes it. */
  readonly add: (rule: FaultRule) => () => void;
  /** Removes every rule and lets every held prediction go on. */
  readonly clear: () => void;
  /** Lets held predictions go on: all, or the one with this id. */
  readonly release: (predictionId?: string) => void;
  /** Ids of the predictions that are held now. */
  readonly held: () => readonly string[];
  /** Resolves when at least so many predictions are held. */
  readonly whenHeld: (count: number) => Promise<readonly string[]>;
}

/** The server's side of the switches. */
export interface FaultSource extends FaultControl {
  /** The fault that strikes this request, if any; uses the rule up. */
  readonly take: (target: FaultTarget) => Fault | undefined;
  /** Waits until released; rejects when the signal aborts. */
  readonly hold: (predictionId: string, signal: AbortSignal) => Promise<void>;
}

interface ActiveRule {
  readonly rule: FaultRule;
  seen: number;
}

/** Makes the switches: no rule, nothing held. */
export function createFaults(): FaultSource {
  let active: readonly ActiveRule[] = [];
  const held = new Map<string, () => void>();
  const watchers = new Set<() => void>();

  function release(predictionId?: string): void {
    for (const [id, go] of held) if (predictionId === undefined || id === predictionId) go();
  }

  return {
    add(rule) {
      const entry = { rule, seen: 0 };
      active = [...active, entry];
      return () => {
        active = active.filter((other) => other !== entry);
      };
    },
    clear() {
      active = [];
      release();
    },
    release,
    held: () => [...held.keys()],
    whenHeld: (count) =>
      new Promise((resolve) => {
        const check = (): void => {
          if (held.size < count) return;
          watchers.delete(check);
          resolve([...held.keys()]);
        };
        watchers.add(check);
        check();
      }),
    take(target) {
      for (const entry of active) {
        if (!matches(entry.rule, target)) continue;
        entry.seen += 1;
        const skipped = entry.rule.after ?? 0;
        if (entry.seen <= skipped || entry.seen > skipped + (entry.rule.times ?? 1)) continue;
        return entry.rule.fault;
      }
      return undefined;
    },
    hold: (predictionId, signal) =>
      new Promise((resolve, reject) => {
        const leave = (): void => {
          held.delete(predictionId);
          signal.removeEventListener('abort', stop);
        };
        const stop = (): void => {
          leave();
          reject(signal.reason);
        };
        if (signal.aborted) return stop();
        signal.addEventListener('abort', stop);
        held.set(predictionId, () => {
          leave();
          resolve();
        });
        for (const check of watchers) check();
        return undefined;
      }),
  };
}

function matches(rule: FaultRule, target: FaultTarget): boolean {
  if (rule.on !== 'any' && rule.on !== target.operation) return false;
  const { contains, model } = rule;
  if (model !== undefined && model !== target.model) return false;
  if (contains !== undefined && !`${target.path}\n${target.body}`.includes(contains)) return false;
  return rule.match?.(target) ?? true;
}

/** Whether a fault belongs to the prediction rather than to the answer. */
export function isPredictionFault(fault: Fault): fault is PredictionFault {
  switch (fault.kind) {
    case 'model-failure':
    case 'aborted':
    case 'unknown-status':
    case 'output-while-processing':
    case 'expired-output':
    case 'hold':
      return true;
    case 'throttled':
    case 'problem':
    case 'html':
    case 'drop':
    case 'slow-body':
    case 'truncated':
    case 'corrupted':
    case 'malformed-json':
      return false;
  }
}
