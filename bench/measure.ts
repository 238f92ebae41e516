import { fork } from 'node:child_process';
import { builtChild } from './buildChild.ts';
import type { ItemsOrder, MeasureOrder, Measured } from './child.ts';
import type { MeasuredItems } from './items.ts';

/** What came of it, or why nothing did, in one sentence. */
export type Outcome<T> = { readonly measured: T } | { readonly error: string };

const limitMs = 120_000;

/** Measures one runner on one graph in a process of its own. Never rejects: a peer that fails is a row that says so. */
export function measure(order: MeasureOrder): Promise<Outcome<Measured>> {
  // Rivet calls itself once for each node of a chain: on the usual stack it runs none of 1,000.
  return ask(order, order.runner === 'rivet' ? ['--stack-size=6000'] : []);
}

/** Measures a batch in a process of its own. Never rejects. */
export function measureItems(order: ItemsOrder): Promise<Outcome<MeasuredItems>> {
  return ask(order, []);
}

function ask<T>(order: MeasureOrder | ItemsOrder, execArgv: readonly string[]) {
  return new Promise<Outcome<T>>((resolve) => {
    const child = fork(builtChild, [], {
      execArgv: [...execArgv],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      resolve({ error: `not done after ${limitMs / 1000} s` });
    }, limitMs);
    child.once('message', (outcome: Outcome<T>) => resolve(outcome));
    child.once('exit', (code, signal) => {
      clearTimeout(timer);
      resolve({ error: `its process ended with ${signal ?? code}` });
    });
    child.send(order);
  });
}

/** The middle one. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Rounds to a number of decimals, for a table. */
export function rounded(value: number, decimals = 1): number {
  return Math.round(value * 10 ** decimals) / 10 ** decimals;
}
