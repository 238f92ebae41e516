import type { RunDetails } from '../../../shared/api/types.ts';
import type { NodeId, RunId } from '../../../shared/domain/ids.ts';
import { countTasks, doneText } from '../../../shared/run/countTasks.ts';
import type { RunState } from '../../../shared/run/reduceRun.ts';
import type { TaskSummary } from '../../../shared/run/taskSummary.ts';
import { amountText } from '../../../shared/run/runCost.ts';
import { attemptsOf, type AttemptLine } from '../../../shared/run/attempts.ts';
import { formatDuration } from '../progress/formatDuration.ts';
import { badUsage } from '../cliError.ts';
import { findRunId } from '../findRunId.ts';
import type { Call } from '../resources/call.ts';
import { printOne } from '../resources/print.ts';
import { writeTable, type Column } from '../resources/table.ts';
import { titlesOf } from '../runPipeline.ts';
import { timeOf } from './runTime.ts';

/** `patchbay runs show`: a run and its tasks, those of one node or the failed ones where asked for. */
export async function showOneRun(call: Call): Promise<void> {
  const { engine, args, cli, isJson } = call;
  const { client } = engine;
  const runId = await findRunId(client, args[0] ?? '');
  const { pipeline, ...details } = await client.runs.get({ runId }, call.until);
  const run = (await client.runs.state({ runId }, call.until)) ?? undefined;
  const titles = titlesOf(pipeline);
  const ids = chosenNodes(call, run, titles);
  const tasks: TaskLine[] = [];
  for (const nodeId of ids)
    for await (const task of tasksOf(call, runId, nodeId)) tasks.push(toLine(task, titles));
  const counts = run === undefined ? {} : { progress: countTasks(run) };
  printOne(call, { ...details, ...counts, tasks }, lines(details, run, cli.now()));
  if (isJson) return;
  if (tasks.length > 0) cli.out.write('\n');
  if (tasks.length > 0) writeTable(cli.out, taskColumns, tasks);
  const attempts = tasks.flatMap((task) => task.attempts.map((attempt) => ({ ...attempt, task })));
  if (attempts.length > 0) cli.out.write('\n');
  if (attempts.length > 0) writeTable(cli.out, attemptColumns, attempts);
  for (const line of nextSteps(details)) cli.err.write(`${line}\n`);
}

function nextSteps({ runId, status, unended }: Omit<RunDetails, 'pipeline'>): readonly string[] {
  const isLeft = !['succeeded', 'running', 'queued'].includes(status);
  return [
    ...(unended > 0
      ? [
          `Something of it may still go on at its provider. Ask there again to end it: patchbay runs cancel ${runId}`,
        ]
      : []),
    ...(isLeft ? [`Go on with it: patchbay resume ${runId}`] : []),
  ];
}

type Titles = { readonly [id: string]: string };

/** The nodes of the run, or the one that --node names by its id or its title. Throws a usage error where there is none. */
function chosenNodes(
  { flags }: Call,
  run: RunState | undefined,
  titles: Titles,
): readonly NodeId[] {
  const all = Object.keys(run?.nodes ?? {}) as NodeId[];
  const name = flags.text('node');
  if (name === undefined) return all;
  const found = all.filter((id) => id === name || titles[id] === name);
  if (found.length > 0) return found;
  throw badUsage(`The run has no node "${name}": without --node all of them are shown.`);
}

const pageLength = 1_000;

/** The tasks of a node page by page, as a run may have more than fit into memory. */
async function* tasksOf(
  { engine, flags, until }: Call,
  runId: RunId,
  nodeId: NodeId,
): AsyncGenerator<TaskSummary, void> {
  const status = flags.has('failed') ? ({ status: 'failed' } as const) : {};
  for (let after: { readonly after?: number[] } = {}; ;) {
    const asked = { runId, nodeId, limit: pageLength, ...status, ...after };
    const page = await engine.client.runs.tasks(asked, until);
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < pageLength) return;
    after = { after: [...last.path] };
  }
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
    ['Because', run?.paused?.because ?? run?.interruptedBecause],
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
  readonly status: TaskSummary['status'];
  readonly provider: string | null;
  readonly predictionId: string | null;
  readonly failure: TaskSummary['failure'];
  readonly skippedBecause: string | null;
  readonly files: readonly string[];
  /** Every attempt of a task that was tried again. */
  readonly attempts: readonly AttemptLine[];
};

function toLine(task: TaskSummary, titles: Titles): TaskLine {
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
  { title: 'COST', value: ({ cost }) => amountText(cost)?.message ?? '' },
  { title: 'PREDICTION', value: ({ predictionId }) => predictionId ?? '' },
  {
    title: 'ENDED',
    value: ({ failure, endedAt }) => failure?.message ?? (endedAt === null ? '' : 'succeeded'),
  },
];
