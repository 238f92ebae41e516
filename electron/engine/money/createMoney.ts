import type { DatabaseSync } from 'node:sqlite';
import {
  actualCost,
  type ActualCost,
  type EndedPrediction,
} from '../../../shared/run/actualCost.ts';
import { estimate, type Estimate, type EstimateRequest } from '../../../shared/run/estimate.ts';
import type { Prices } from '../../../shared/run/prices/prices.ts';
import type { ModelPrice } from '../../../shared/run/prices/priceTable.ts';
import { createBudget, type Budget } from './budget.ts';
import { createLedger, type Ledger } from './ledger.ts';
import { createMeasurements, type Measurements } from './measurements.ts';
import { createPriceStore, type PriceStore } from './priceStore.ts';

/** A run of a model that may cost money; `version` null for an official model. */
export type CostQuestion = Pick<EstimateRequest, 'provider' | 'model' | 'inputs'> & {
  readonly version: string | null;
  /** What it is; a prediction unless given. */
  readonly work?: 'training' | undefined;
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
  readonly cost: (ended: EndedPrediction & Pick<CostQuestion, 'work'>) => ActualCost;
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
    estimate: ({ work, provider, model, version, inputs }) =>
      estimate(
        {
          provider,
          model,
          inputs,
          history: measure.history(measuredAs({ model, work }), version),
          exampleSeconds: work === 'training' ? null : measure.exampleSeconds(model, version),
        },
        pricesOf(prices.prices(), work),
      ),
    cost: ({ work, ...ended }) => actualCost(ended, pricesOf(prices.prices(), work)),
  };
}

/** The name that measurements are kept under: a training takes what no prediction of the model takes. */
export function measuredAs({ model, work }: Pick<CostQuestion, 'model' | 'work'>): string {
  return work === 'training' ? `training of ${model}` : model;
}

/** Trainings are charged by time: any other price of a model is that of its predictions. */
function pricesOf(prices: Prices, work: CostQuestion['work']): Prices {
  if (work !== 'training') return prices;
  const isTimed = ({ charges }: ModelPrice): boolean =>
    charges.every(({ unit }) => unit === 'second_predict');
  return { ...prices, models: prices.models.filter(isTimed) };
}
