import { badUsage } from '../cliError.ts';
import { addGroup, addVerb, type Place } from '../resources/addVerb.ts';
import type { Call } from '../resources/call.ts';
import { predictionColumns, workLines } from '../resources/columns.ts';
import { defined, parseModel } from '../resources/parseArguments.ts';
import { printDone, printList, printOne, take } from '../resources/print.ts';
import {
  inputOption,
  parseInputs,
  readWebhook,
  uploadInputs,
  webhookOptions,
} from '../resources/readInput.ts';

/** Adds `patchbay predictions`. */
export function addPredictionsCommand(place: Place): void {
  const group = addGroup(place, 'predictions', 'start, follow and cancel predictions');
  addVerb(group, {
    usage: 'list',
    summary: 'list your predictions, the newest first',
    isList: true,
    options: [
      { flags: '--after <date>', about: 'only those made at or after this date (ISO 8601)' },
      { flags: '--before <date>', about: 'only those made before this date (ISO 8601)' },
      { flags: '--web', about: 'only those made on the web site, of the last 14 days' },
    ],
    run: async (call) => {
      const { api, flags, provider, until } = call;
      const filters = defined({
        createdAfter: dateOf(call, 'after'),
        createdBefore: dateOf(call, 'before'),
        source: flags.has('web') ? ('web' as const) : undefined,
      });
      const items = await take(call, (cursor) =>
        api.predictions.list({ provider, ...cursor, ...filters }, until),
      );
      printList(call, predictionColumns, items);
    },
  });
  addVerb(group, {
    usage: 'show <id>',
    summary: 'show a prediction; --json has its logs',
    run: async (call) => {
      const { api, provider, until } = call;
      const found = await api.predictions.get({ provider, id: call.args[0] ?? '' }, until);
      printOne(call, found, [
        ['Prediction', found.id],
        ...workLines(found),
        ['Output', found.dataRemoved ? 'removed by the provider' : JSON.stringify(found.output)],
      ]);
    },
  });
  addVerb(group, {
    usage: 'create <model>',
    summary: 'start a prediction, which may cost money, and do not wait for it',
    options: [
      inputOption,
      { flags: '--deployment', about: 'the name is one of a deployment' },
      { flags: '--cancel-after <seconds>', about: 'end it after so long, 5 seconds at least' },
      ...webhookOptions,
    ],
    run: create,
  });
  addVerb(group, {
    usage: 'cancel <id>',
    summary: 'cancel a prediction',
    run: async (call) => {
      const { api, provider, until } = call;
      const found = await api.predictions.cancel({ provider, id: call.args[0] ?? '' }, until);
      printDone(call, `The prediction ${found.id} is ${found.status}.`, found);
    },
  });
}

async function create(call: Call): Promise<void> {
  const { api, provider, until } = call;
  const seconds = call.flags.integer('cancelAfter');
  if (seconds !== undefined && seconds < 5) throw badUsage('--cancel-after takes 5 or more.');
  const options = {
    ...readWebhook(call),
    ...defined({ cancelAfterMs: seconds === undefined ? undefined : seconds * 1000 }),
  };
  const given = parseInputs(call);
  const target = await targetOf(call);
  const input = await uploadInputs(call, given);
  const made = await api.predictions.create({ provider, ...target, input, ...options }, until);
  printDone(call, `The prediction ${made.id} of ${made.model} is ${made.status}.`, made);
}

async function targetOf({ api, args, flags, provider, until }: Call) {
  const { owner, name, version } = parseModel(args[0]);
  if (flags.has('deployment')) {
    if (version !== undefined) throw badUsage('A deployment has no version: write owner/name.');
    return { owner, name, version: null, endpoint: 'deployment' as const };
  }
  if (version !== undefined) return { owner, name, version, endpoint: 'predictions' as const };
  // What is newest costs money, so no copy tells it.
  const wanted = { provider, owner, name, fresh: true };
  const { official, latestVersion } = await api.models.get(wanted, until);
  if (official) return { owner, name, version: null, endpoint: 'official-model' as const };
  if (latestVersion === null) throw badUsage(`${owner}/${name} has no version that could run.`);
  return { owner, name, version: latestVersion.id, endpoint: 'predictions' as const };
}

function dateOf({ flags }: Call, name: string): string | undefined {
  const text = flags.text(name);
  if (text === undefined) return undefined;
  const time = Date.parse(text);
  if (!Number.isNaN(time)) return new Date(time).toISOString();
  throw badUsage(`--${name} takes a date such as 2026-01-31 or 2026-01-31T12:00:00Z.`);
}
