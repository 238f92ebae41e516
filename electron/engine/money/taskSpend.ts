import { toFailure } from '../../../shared/domain/failure.ts';
import type { Json, JsonObject } from '../../../shared/domain/json.ts';
import type { PredictionStatus } from '../../../shared/domain/prediction.ts';
import { isFreeProvider } from '../../../shared/run/estimate.ts';
import type { EffectiveInputs } from '../../../shared/run/prices/effectiveInputs.ts';
import { measuredAs, type CostQuestion, type Money } from './createMoney.ts';
import type { SpendKey } from './ledger.ts';
import type { Purse, Reserving } from './purse.ts';

/** What one task asks a provider for, as far as its price goes. */
export type SpendOrder = Omit<CostQuestion, 'inputs'> & {
  readonly billing: 'public' | 'deployment';
  /** Read at most twice: before it is sent, and when it has ended. */
  readonly inputs: () => EffectiveInputs;
};

/** What has ended at a provider, as far as its cost goes. */
export type SpendEnd = {
  readonly status: PredictionStatus;
  readonly output: Json;
  /** As the provider gave them. */
  readonly metrics: JsonObject;
  /** The provider keeps no output any more, so nothing can be counted. */
  readonly dataRemoved?: boolean;
};

/** The money of one prediction or training, from before its create to its end. */
export type WorkSpend = {
  /** Sets aside what it may cost, on disk, once the purse allows it. Where it throws, nothing must be sent. */
  reserve(): Promise<void>;
  /** Nothing was made: what was set aside is free again. */
  release(): void;
  /** The most that it may cost to make it again, in US dollars; null where nobody knows. */
  costAgain(): number | null;
  /** It has ended; undefined where nobody knows how, and what was set aside counts. */
  settle(ended: SpendEnd | undefined): void;
  /** How long it has taken before, with its time in the queue, in milliseconds; undefined where that says little. */
  expectedMs(): number | undefined;
};

/** The money of one task of a run. */
export type TaskSpend = {
  /** Undefined where a provider never charges. */
  order(order: SpendOrder): WorkSpend | undefined;
  /** What everything that the task had sent came to in US dollars: 0 where it is free, null where a part is unknown. */
  cost(): number | null;
};

/** Where one run of ten took less than this part of the usual time, the next may as well. */
const widelySpread = 2;

/** Opens the money of one task, which it gets from a purse. */
export function createTaskSpend(
  money: Money,
  purse: Purse,
  task: Omit<SpendKey, 'attempt'>,
): TaskSpend {
  let cost: number | null = 0;
  const add = (usd: number | null): void => {
    cost = cost === null || usd === null ? null : cost + usd;
  };
  return {
    order: (order) =>
      isFreeProvider(order.provider)
        ? undefined
        : createWorkSpend(money, purse, { task, order, add }),
    cost: () => cost,
  };
}

type Work = {
  readonly task: Omit<SpendKey, 'attempt'>;
  readonly order: SpendOrder;
  readonly add: (usd: number | null) => void;
};

function createWorkSpend(money: Money, purse: Purse, { task, order, add }: Work): WorkSpend {
  const { ledger } = money;
  const { provider, model } = order;
  let attempt: number | undefined;
  const key = (): Required<SpendKey> => {
    // What is picked up was reserved by an engine that has ended.
    attempt ??= ledger.lastAttempt(task)?.attempt ?? 1;
    return { ...task, attempt };
  };
  const reserving: Reserving = () => {
    if (attempt === undefined) {
      const last = ledger.lastAttempt(task);
      attempt = (last?.attempt ?? 1) + (last?.hasEnded === true ? 1 : 0);
    }
    const next = highEnd(money, order);
    const answer = ledger.reserve({ ...key(), provider, model, usd: next });
    if (answer.kind !== 'refused') return undefined;
    const { reason, cap, limit, spent, reserved } = answer;
    return { reason, cap, limit, spent, reserved, model, next };
  };
  return {
    reserve: () => purse.reserve(reserving),
    release: () => ledger.release(key()),
    costAgain: () => highEnd(money, order),
    settle: (ended) => {
      const usd = ended === undefined ? null : costOf(money, order, ended);
      add(usd);
      ledger.settle(key(), usd, ended?.status ?? 'unknown');
      // What is made after it is another attempt.
      attempt = undefined;
      if (ended !== undefined) money.measure.note({ ...order, ...ended, model: measuredAs(order) });
    },
    expectedMs: () => {
      const metrics = money.measure.history(measuredAs(order), order.version)?.metrics;
      const seconds = metrics?.['total_time'] ?? metrics?.['predict_time'];
      if (seconds === undefined || seconds.low * widelySpread < seconds.median) return undefined;
      return seconds.median * 1_000;
    },
  };
}

/** Null where nobody knows. */
function highEnd(money: Money, order: SpendOrder): number | null {
  const estimate = money.estimate({ ...order, inputs: order.inputs() });
  switch (estimate.kind) {
    case 'free':
      return 0;
    case 'known':
      return estimate.high;
    case 'unknown':
      return null;
  }
}

function costOf(money: Money, order: SpendOrder, ended: SpendEnd): number | null {
  if (ended.dataRemoved === true) return null;
  return money.cost({ ...order, ...ended, inputs: order.inputs(), mediaSeconds: null }).usd;
}

/**
 * Ends what a create has failed for: what was refused costs nothing, what was canceled may have begun. Where nobody
 * knows whether it lives, what was set aside stays.
 */
export function endUnsent(spend: WorkSpend | undefined, error: unknown): void {
  const { kind } = toFailure(error);
  if (kind === 'canceled') spend?.settle(undefined);
  else if (kind !== 'unknown-outcome') spend?.release();
}
