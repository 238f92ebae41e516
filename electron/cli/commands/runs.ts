import { runStatuses } from '../../../shared/api/runStatuses.ts';
import type { RunSummary } from '../../../shared/api/types.ts';
import { badUsage } from '../cliError.ts';
import { findRunId } from '../findRunId.ts';
import { addGroup, addVerb, type Place } from '../resources/addVerb.ts';
import type { Call } from '../resources/call.ts';
import { limitOf, printDone, printList, printOne } from '../resources/print.ts';
import type { Column } from '../resources/table.ts';
import { deleteRuns } from './deleteRuns.ts';
import { timeOf } from './runTime.ts';
import { showOneRun } from './showOneRun.ts';

/** Adds `patchbay runs`. */
export function addRunsCommand(place: Place): void {
  const group = addGroup(place, 'runs', 'look at the runs of this computer');
  addVerb(group, {
    usage: 'list',
    summary: 'list the runs of all pipelines, the newest first',
    isList: true,
    isLocal: true,
    isDefault: true,
    options: [
      { flags: '--status <status>', about: 'only runs that are so', choices: runStatuses },
      { flags: '--search <text>', about: "only runs with this in the pipeline's name or path" },
    ],
    run: list,
  });
  addVerb(group, {
    usage: 'show <run>',
    summary: 'show a run: its tasks, what went wrong, its predictions and the files it wrote',
    options: [
      { flags: '--node <node>', about: 'only the tasks of this node, by its title or id' },
      { flags: '--failed', about: 'only the tasks that failed' },
    ],
    isLocal: true,
    run: showOneRun,
  });
  addVerb(group, {
    usage: 'limit [runs]',
    summary: 'say or set how many runs go on at once in the app and in "patchbay serve"',
    isLocal: true,
    run: limit,
  });
  addVerb(group, {
    usage: 'cancel <run>',
    summary: 'end a run that broke off, is paused or waits, and what it has left at its providers',
    isLocal: true,
    run: cancel,
  });
  addVerb(group, {
    usage: 'delete [runs...]',
    summary: 'delete runs that have ended, with the files that nothing else needs',
    options: [
      { flags: '--older-than <time>', about: 'only runs that ended so long ago, such as 30d' },
      { flags: '--dry-run', about: 'only say what would go' },
    ],
    isLocal: true,
    isDestructive: true,
    run: deleteRuns,
  });
}

/** Ends a run that no Patchbay works on, so that it can be deleted. */
async function cancel(call: Call): Promise<void> {
  const { engine, args, until } = call;
  const runId = await findRunId(engine.client, args[0] ?? '');
  const { runs } = engine.client;
  const before = await runs.get({ runId }, until);
  const { canceled } = await runs.cancel({ runId }, until);
  if (canceled) return printDone(call, `The run ${runId} is canceled.`, { runId, canceled });
  const why = before.isElsewhere
    ? 'is under way in another Patchbay: cancel it there'
    : `has ended already (${before.status})`;
  throw badUsage(`The run "${runId}" ${why}.`);
}

/** Sets how many runs the app and `patchbay serve` have under way at once, or says it. */
async function limit(call: Call): Promise<void> {
  const { engine, args, until } = call;
  const { app } = engine.client;
  const [text] = args;
  const wanted = text === undefined ? undefined : Number(text);
  if (wanted !== undefined && !(Number.isInteger(wanted) && wanted >= 1 && wanted <= 32))
    throw badUsage(`How many runs go on at once is a number from 1 to 32, not "${text}".`);
  const { runsAtOnce } =
    wanted === undefined
      ? await app.getSettings(undefined, until)
      : await app.setSettings({ runsAtOnce: wanted }, until);
  printOne(call, { runsAtOnce }, [['Runs at once', runsAtOnce]]);
}

async function list(call: Call): Promise<void> {
  const { flags, engine, until } = call;
  const status = runStatuses.find((each) => each === flags.text('status'));
  const query = flags.text('search');
  const asked = {
    limit: limitOf(call),
    ...(status === undefined ? {} : { status }),
    ...(query === undefined ? {} : { query }),
  };
  printList(call, columns(call), await engine.client.runs.list(asked, until));
}

function columns({ cli }: Call): readonly Column<RunSummary>[] {
  return [
    { title: 'RUN', value: ({ runId }) => runId },
    { title: 'STATUS', value: ({ status }) => status },
    { title: 'STARTED', value: ({ startedAt }) => new Date(startedAt).toISOString() },
    { title: 'TIME', value: (run) => timeOf(run, cli.now()) },
    { title: 'PIPELINE', value: ({ pipelineName }) => pipelineName },
  ];
}
