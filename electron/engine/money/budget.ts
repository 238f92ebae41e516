import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { BudgetLimits } from '../../../shared/api/money.ts';
import { FailureError } from '../../../shared/domain/failure.ts';
import { say } from '../../../shared/sentences/say.ts';

/** What may be spent, as the user set it for all runs of this data folder. */
export type Budget = {
  /** Throws `storage` where it cannot be read: no limit must get lost silently. */
  limits(): BudgetLimits;
  setLimits(limits: BudgetLimits): BudgetLimits;
};

const settingsKey = 'budget';
const zStored = z.object({
  perDay: z.number().min(0).nullable(),
  perRun: z.number().min(0).nullable(),
});

/** Wires the budget kept in the settings table. Without one nothing is limited. */
export function createBudget(database: DatabaseSync): Budget {
  const getValue = database.prepare('SELECT value FROM settings WHERE key = ?');
  const setValue = database.prepare(
    'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );
  return {
    limits: () => {
      const value = getValue.get(settingsKey)?.['value'];
      if (value === undefined) return { perDay: null, perRun: null };
      return parseStored(value);
    },
    setLimits: (limits) => {
      setValue.run(settingsKey, JSON.stringify(limits));
      return limits;
    },
  };
}

function parseStored(value: unknown): BudgetLimits {
  try {
    return zStored.parse(JSON.parse(String(value)));
  } catch (error) {
    throw new FailureError(
      {
        kind: 'storage',
        code: 'BUDGET',
        ...say('disk.budget'),
      },
      error,
    );
  }
}
