import type { BudgetRefusal, Paused } from '../../shared/run/paused.ts';
import type { EngineClient } from '../engine/engine.ts';
import type { Cli } from './cli.ts';
import { parseAmount } from './runOptions.ts';

/** What a run that a limit has paused may go on with; undefined to leave it paused, also where the question was broken off. */
export async function askForMore(
  cli: Pick<Cli, 'input' | 'err' | 'stop'>,
  client: EngineClient,
  paused: Paused,
): Promise<{ readonly budget?: number; readonly allowUnknown?: boolean } | undefined> {
  if (paused.why === 'user') return undefined;
  const { refusal, because } = paused;
  cli.err.write(`${because}\n`);
  try {
    if (refusal.reason === 'unknown-price') {
      const answer = await cli.input.ask('Run what has no known price, too? [y/N] ');
      return /^y(es)?$/i.test(answer.trim()) ? { allowUnknown: true } : undefined;
    }
    const limit = await askForLimit(cli, refusal);
    if (limit === undefined || refusal.cap === 'run')
      return limit === undefined ? undefined : { budget: limit };
    const { perRun } = await client.budget.get();
    await client.budget.set({ perRun, perDay: limit });
    return {};
  } catch (error) {
    if (cli.stop.signal.aborted) return undefined;
    throw error;
  }
}

async function askForLimit(
  { input, err }: Pick<Cli, 'input' | 'err'>,
  { cap }: BudgetRefusal,
): Promise<number | undefined> {
  const whose = cap === 'run' ? 'for this run' : 'for each day';
  for (;;) {
    const answer = await input.ask(
      `A new limit ${whose} in US dollars, or Enter to leave it paused: `,
    );
    const text = answer.trim().replace(/^\$/, '');
    if (text === '') return undefined;
    const limit = parseAmount(text);
    if (limit !== undefined) return limit;
    err.write('An amount is written as 2 or 0.50.\n');
  }
}
