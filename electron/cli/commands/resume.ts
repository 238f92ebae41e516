import path from 'node:path';
import type { Command } from 'commander';
import type { RunSummary } from '../../../shared/api/types.ts';
import type { RunId } from '../../../shared/domain/ids.ts';
import type { Engine, EngineClient } from '../../engine/engine.ts';
import type { Cli } from '../cli.ts';
import { badUsage } from '../cliError.ts';
import type { ExitCode } from '../exitCodes.ts';
import { withEngine } from '../openPipeline.ts';
import { runChoice } from '../runChoice.ts';
import { budgetOption, manyOption } from '../runOptions.ts';
import { findRunId } from '../findRunId.ts';
import { showRun } from '../showRun.ts';

const examples = `
Examples:
  $ patchbay resume              the newest run of a pipeline in this folder that failed, broke off or is paused
  $ patchbay resume 1f3c...      this run, as "patchbay runs" names it
  $ patchbay resume --again Upscale   pays once more for what the provider keeps no longer
  $ patchbay resume --budget 5   with a higher limit than it was given

The pipeline, its inputs and the folder for the results are as they were when the run began.
What succeeded is not run again, and a prediction that still runs at the provider is picked up.`;

/** Adds `patchbay resume`. */
export function addResumeCommand(
  program: Command,
  cli: Cli,
  setExitCode: (code: ExitCode) => void,
): void {
  program
    .command('resume')
    .summary('go on with a run that failed, was canceled, broke off or is paused')
    .description('Goes on with a run where it stopped. Prints what "patchbay run" prints.')
    .argument(
      '[run]',
      'the id of the run, or its beginning; the newest that failed, broke off or is paused unless given',
    )
    .option('--json', 'print one event per line as JSON, from where the run goes on')
    .addOption(budgetOption())
    .option('--allow-unknown', 'under a limit, also run models of unknown price')
    .addOption(
      manyOption(
        '--again <node>',
        'make anew what this node makes, and all that hangs on it: for an output that has expired; repeatable',
      ),
    )
    .addHelpText('after', examples)
    .action(async (id: string | undefined, flags: ResumeFlags) => {
      setExitCode(await withEngine(cli, (engine) => resume(cli, engine, { id, flags })));
    });
}

type ResumeFlags = {
  readonly json?: boolean;
  readonly budget?: number;
  readonly allowUnknown?: boolean;
  readonly again: readonly string[];
};

async function resume(
  cli: Cli,
  engine: Engine,
  { id, flags }: { readonly id: string | undefined; readonly flags: ResumeFlags },
): Promise<ExitCode> {
  const { client } = engine;
  const { json, again: names, ...limits } = flags;
  const runId = await (id === undefined ? findNewest(client, cli.cwd) : findRunId(client, id));
  const { pipeline } = await client.runs.get({ runId });
  const { fresh: again } = runChoice(pipeline, { again: names, target: [], from: [] });
  return showRun(cli, engine, {
    runId,
    pipeline,
    before: await client.runs.state({ runId }),
    begin: (runs) =>
      runs.resume({
        runId,
        ...limits,
        ...(again === undefined || again === 'all' ? {} : { again: [...again] }),
      }),
    isJson: json === true,
  });
}

/** Runs of other folders are left alone: they may cost money that nobody meant to spend here. */
async function findNewest(client: EngineClient, cwd: string): Promise<RunId> {
  const runs = await client.runs.list({ limit: 200 });
  const found = runs.find((run) => isStopped(run) && isBelow(cwd, run.pipelinePath));
  if (found !== undefined) return found.runId;
  throw badUsage(
    'No run of a pipeline in this folder failed, broke off or is paused: "patchbay runs" lists all runs, and "patchbay resume RUN" takes any that has not succeeded.',
  );
}

function isStopped({ status }: RunSummary): boolean {
  return status === 'interrupted' || status === 'failed' || status === 'paused';
}

function isBelow(folder: string, file: string | null): boolean {
  if (file === null) return false;
  const relative = path.relative(folder, file);
  return !relative.startsWith('..') && !path.isAbsolute(relative);
}
