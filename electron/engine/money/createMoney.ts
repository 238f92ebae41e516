import type { DatabaseSync } from 'node:sqlite';
import {
  actualCost,
  type ActualCost,
  type EndedPrediction,
} from '../../../shared/run/actualCost.ts';
import { estimate, type Estimate, type EstimateRequest } from '../../../shared/run/estimate.ts';
import { createBudget, type Budget } from './budget.ts';
import { createLedger, type Ledger } from './ledger.ts';
import { createMeasurements, type Measurements } from './measurements.ts';
import { createPriceStore, type PriceStore } from './priceStore.ts';

/** A run of a model that may cost money; `version` null for an official model. */
export type CostQuestion = Pick<EstimateRequest, 'provider' | 'model' | 'inputs'> & {
  readonly version: string | null;
};

/** Everything about money of one data folder. */
export type Money = {
  readonly budget: Budget;
  readonly ledger: Ledger;
  readonly measure: Measurements;
  readonly prices: PriceStore;
  /** What one run of a model will cost, by the prices and measurements of this data folder. */
  readonly estimate: (question: CostQuestion) => Estimate;
  /** What a prediction has cost, by the prices of this data folder. */
  readonly cost: (ended: EndedPrediction) => ActualCost;
};

/** Wires what deals with money on an open database. `now` gives milliseconds since 1970. */
export function createMoney(database: DatabaseSync, now: () => number): Money {
  const budget = createBudget(database);
  const measure = createMeasurements(database, now);
  const prices = createPriceStore(database, now);
  return {
    budget,
    measure,
    prices,
    ledger: createLedger({ database, budget, now }),
    estimate: ({ provider, model, version, inputs }) =>
      estimate(
        {
          provider,
          model,
          inputs,
          history: measure.history(model, version),
          exampleSeconds: measure.exampleSeconds(model, version),
        },
        prices.prices(),
      ),
    cost: (ended) => actualCost(ended, prices.prices()),
  };
}
