import type { RunDetails, RunSummary } from '../../../shared/api/types.ts';
import { attemptCostText, attemptsOf, type AttemptLine } from '../../../shared/run/attempts.ts';
import { countTasks, doneText } from '../../../shared/run/countTasks.ts';
import { foldRun, type RunState, type TaskState } from '../../../shared/run/reduceRun.ts';
import { formatDuration } from '../progress/formatDuration.ts';
import { addGroup, addVerb, type Place } from '../resources/addVerb.ts';
import type { Call } from '../resources/call.ts';
import { limitOf, printList, printOne } from '../resources/print.ts';
import { writeTable, type Column } from '../resources/table.ts';
import { parseRunId, readEvents } from '../runEvents.ts';
import { titlesOf } from '../runPipeline.ts';

/** Adds `patchbay runs`. */
export function addRunsCommand(place: Place): void {
  const group = addGroup(place, 'runs', 'look at the runs of this computer');
  addVerb(group, {
    usage: 'list',
    summary: 'list the runs of all pipelines, the newest first',
    isList: true,
    isLocal: true,
    isDefault: true,
    run: async (call) => {
      const limit = limitOf(call);
      printList(call, columns(call), await call.engine.client.runs.list({ limit }, call.until));
    },
  });
  addVerb(group, {
    usage: 'show <run>',
    summary: 'show a run: its tasks, what went wrong, its predictions and the files it wrote',
    isLocal: true,
    run: show,
  });
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

/** When a run was interrupted nobody has noted. */
function timeOf({ status, startedAt, finishedAt }: RunSummary, now: number): string {
  const end = finishedAt ?? (status === 'running' ? now : null);
  return end === null ? '' : formatDuration(end - startedAt);
}

async function show(call: Call): Promise<void> {
  const { engine, args, cli, isJson } = call;
  const { client } = engine;
  const runId = parseRunId(args[0] ?? '');
  const { pipeline, ...details } = await client.runs.get({ runId }, call.until);
  const run = foldRun(await readEvents(client, runId));
  const titles = titlesOf(pipeline);
  const tasks = Object.values(run?.tasks ?? {}).map((task) => toLine(task, titles));
  const counts = run === undefined ? {} : { progress: countTasks(run) };
  printOne(call, { ...details, ...counts, tasks }, lines(details, run, cli.now()));
  if (isJson) return;
  if (tasks.length > 0) cli.out.write('\n');
  if (tasks.length > 0) writeTable(cli.out, taskColumns, tasks);
  const attempts = tasks.flatMap((task) => task.attempts.map((attempt) => ({ ...attempt, task })));
  if (attempts.length > 0) cli.out.write('\n');
  if (attempts.length > 0) writeTable(cli.out, attemptColumns, attempts);
  if (details.status !== 'succeeded' && details.status !== 'running')
    cli.err.write(`Go on with it: patchbay resume ${runId}\n`);
}

function lines(
  details: Omit<RunDetails, 'pipeline'>,
  run: RunState | undefined,
  now: number,
): Parameters<typeof printOne>[2] {
  const { runId, pipelineName, pipelinePath, status, startedAt, outputFolder } = details;
  return [
    ['Run', runId],
    ['Pipeline', pipelineName],
    ['File', pipelinePath],
    ['Status', status],
    ['Done', run && doneText(run)],
    ['Because', run?.interruptedBecause],
    ['Started', new Date(startedAt).toISOString()],
    ['Resumed', run?.resumedAt.map((at) => new Date(at).toISOString()).join(', ')],
    ['Time', timeOf(details, now)],
    ['Results in', outputFolder],
  ];
}

/** A task as it is shown. */
type TaskLine = {
  readonly node: string;
  readonly title: string;
  /** Counted from 1; empty unless the node maps a list. */
  readonly item: string;
  readonly status: TaskState['status'];
  readonly provider: string | null;
  readonly predictionId: string | null;
  readonly failure: TaskState['failure'];
  readonly skippedBecause: string | null;
  readonly files: readonly string[];
  /** Every attempt of a task that was tried again. */
  readonly attempts: readonly AttemptLine[];
};

function toLine(task: TaskState, titles: { readonly [id: string]: string }): TaskLine {
  const { nodeId, path, status, provider, predictionId, failure, skippedBecause, exported } = task;
  return {
    node: nodeId,
    title: titles[nodeId] ?? nodeId,
    item: path.map((at) => at + 1).join('.'),
    status,
    provider,
    predictionId,
    failure,
    skippedBecause,
    files: exported,
    attempts: attemptsOf(task),
  };
}

const taskColumns: readonly Column<TaskLine>[] = [
  { title: 'TASK', value: nameOf },
  { title: 'STATUS', value: ({ status }) => status },
  { title: 'PREDICTION', value: ({ predictionId }) => predictionId ?? '' },
  {
    title: 'DETAILS',
    value: ({ failure, skippedBecause, files }) =>
      failure?.message ?? skippedBecause ?? files.join(', '),
  },
];

function nameOf({ title, item }: TaskLine): string {
  return item === '' ? title : `${title} [${item}]`;
}

const attemptColumns: readonly Column<AttemptLine & { readonly task: TaskLine }>[] = [
  { title: 'ATTEMPT', value: ({ task, attempt }) => `${nameOf(task)} #${attempt}` },
  {
    title: 'TIME',
    value: ({ startedAt, endedAt }) =>
      startedAt === null || endedAt === null ? '' : formatDuration(endedAt - startedAt),
  },
  { title: 'COST', value: attemptCostText },
  { title: 'PREDICTION', value: ({ predictionId }) => predictionId ?? '' },
  {
    title: 'ENDED',
    value: ({ failure, endedAt }) => failure?.message ?? (endedAt === null ? '' : 'succeeded'),
  },
];
