import { formatUsd } from '../../../shared/run/money.ts';
import { badUsage } from '../cliError.ts';
import { addVerb, type Place } from '../resources/addVerb.ts';
import type { Call } from '../resources/call.ts';
import { printOne } from '../resources/print.ts';
import { parseAmount } from '../runOptions.ts';

/** Adds `patchbay budget`. */
export function addBudgetCommand(place: Place): void {
  addVerb(place, {
    usage: 'budget',
    summary: 'see what was spent today, and limit what a day and a run may cost',
    isLocal: true,
    options: [
      { flags: '--per-day <usd>', about: 'US dollars for all runs of a day, or "none"' },
      { flags: '--per-run <usd>', about: 'US dollars for a run that is given no limit, or "none"' },
    ],
    run: budget,
  });
}

async function budget(call: Call): Promise<void> {
  const { engine, until } = call;
  const api = engine.client.budget;
  const [perDay, perRun] = [limitOf(call, 'perDay'), limitOf(call, 'perRun')];
  const now = await api.get(undefined, until);
  const state =
    perDay === undefined && perRun === undefined
      ? now
      : await api.set(
          {
            perDay: perDay === undefined ? now.perDay : perDay,
            perRun: perRun === undefined ? now.perRun : perRun,
          },
          until,
        );
  const limit = (usd: number | null): string => (usd === null ? 'no limit' : formatUsd(usd));
  printOne(call, state, [
    ['Day', state.day],
    ['Spent', formatUsd(state.spentToday)],
    ['Reserved', formatUsd(state.reservedToday)],
    ['Cost unknown', state.unknownToday === 0 ? null : `${state.unknownToday} tasks`],
    ['Limit per day', limit(state.perDay)],
    ['Limit per run', limit(state.perRun)],
  ]);
}

function limitOf({ flags }: Call, name: 'perDay' | 'perRun'): number | null | undefined {
  const text = flags.text(name);
  if (text === undefined || text === 'none') return text === 'none' ? null : undefined;
  const amount = parseAmount(text);
  if (amount !== undefined) return amount;
  const flag = name === 'perDay' ? '--per-day' : '--per-run';
  throw badUsage(
    `${flag} takes an amount of US dollars such as 5 or 0.50, or "none", not "${text}".`,
  );
}
