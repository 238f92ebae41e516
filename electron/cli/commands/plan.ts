import type { Command } from 'commander';
import { nodesOf, type Pipeline } from '../../../shared/domain/graph.ts';
import { titleOf } from '../../../shared/graph/portsOf.ts';
import type { PlannedTask } from '../../../shared/run/plannedTask.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Cli } from '../cli.ts';
import { exitCodes, type ExitCode } from '../exitCodes.ts';
import { runChoice } from '../runChoice.ts';
import { openPipeline, tellWarnings, withEngine } from '../openPipeline.ts';
import { refusal } from '../refusal.ts';
import { writeTable, type Column } from '../resources/table.ts';
import { addChoiceOptions, withChoices, type ChoiceFlags } from '../runOptions.ts';

type PlanFlags = ChoiceFlags & { readonly json?: boolean };

const examples = `
Examples:
  $ patchbay plan photo.patchbay
  $ patchbay plan photo.patchbay --input "My photo"=@cat.jpg
  $ patchbay plan photo.patchbay --sample 3
  $ patchbay plan photo.patchbay --json | jq '.nodes[] | select(.verdict == "run")'

The exit code is 0 for a pipeline that can run and 2 for one that cannot.`;

/** Adds `patchbay plan`. */
export function addPlanCommand(
  program: Command,
  cli: Cli,
  setExitCode: (code: ExitCode) => void,
): void {
  const command = program
    .command('plan')
    .summary('say what a run would do: what runs, what is kept from earlier runs, and why')
    .description('Goes through a pipeline without sending anything to a provider.')
    .argument('<file>', 'the pipeline, a .patchbay file')
    .option('--json', 'print the answer as JSON');
  addChoiceOptions(command)
    .addHelpText('after', examples)
    .action(async (file: string, flags: PlanFlags) => {
      setExitCode(await withEngine(cli, (engine) => plan(cli, engine, { file, flags })));
    });
}

async function plan(
  cli: Cli,
  engine: Engine,
  { file, flags }: { readonly file: string; readonly flags: PlanFlags },
): Promise<ExitCode> {
  const opened = await openPipeline(cli, engine, file);
  const pipeline = await withChoices(cli, engine, { pipeline: opened.pipeline, flags });
  const planned = await engine.client.runs.plan(
    { pipeline, pipelinePath: opened.path, ...runChoice(pipeline, flags) },
    { signal: cli.stop.signal },
  );
  tellWarnings(cli, opened.warnings, planned.problems);
  if (planned.problems.length > 0) throw refusal(pipeline, planned.problems);
  if (flags.json === true) cli.out.write(`${JSON.stringify(planned, null, 2)}\n`);
  else writeTable(cli.out, columnsOf(pipeline), planned.nodes);
  return exitCodes.done;
}

const verdicts: { readonly [verdict in PlannedTask['verdict']]: string } = {
  run: 'runs',
  reuse: 'is kept',
  skip: 'is skipped',
};

function runsText({ runs, isExact, mayBeLeftOut }: PlannedTask): string {
  if (mayBeLeftOut && runs > 0) return isExact ? `0 to ${runs}` : '0 or more';
  return isExact ? String(runs) : `${runs} or more`;
}

function columnsOf(pipeline: Pipeline): readonly Column<PlannedTask>[] {
  const titles = new Map(nodesOf(pipeline.graph).map((node) => [node.id, titleOf(node)]));
  return [
    { title: 'NODE', value: ({ nodeId }) => titles.get(nodeId) ?? nodeId },
    { title: 'THEN', value: ({ verdict }) => verdicts[verdict] },
    { title: 'RUNS', value: runsText },
    { title: 'KEPT', value: ({ reused }) => String(reused) },
    { title: 'WHY', value: ({ why }) => why },
  ];
}
