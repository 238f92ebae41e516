import { runStatuses } from '../../../shared/api/runStatuses.ts';
import type { RunSummary } from '../../../shared/api/types.ts';
import { addGroup, addVerb, type Place } from '../resources/addVerb.ts';
import type { Call } from '../resources/call.ts';
import { limitOf, printList } from '../resources/print.ts';
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
