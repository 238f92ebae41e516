import path from 'node:path';
import type { Command } from 'commander';
import { toRunId } from '../../../shared/domain/ids.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Cli } from '../cli.ts';
import type { ExitCode } from '../exitCodes.ts';
import { runChoice } from '../runChoice.ts';
import { openPipeline, withEngine } from '../openPipeline.ts';
import { badUsage } from '../cliError.ts';
import { showRun } from '../showRun.ts';
import { addChoiceOptions, budgetOption, withChoices, type ChoiceFlags } from '../runOptions.ts';
import { quote } from './quote.ts';

type RunFlags = ChoiceFlags & {
  readonly out: string;
  readonly json?: boolean;
  readonly budget?: number;
  readonly allowUnknown?: boolean;
  readonly dryRun?: boolean;
};

const examples = `
Examples:
  $ patchbay run photo.patchbay
  $ patchbay run photo.patchbay --input "My photo"=@cat.jpg --out results
  $ patchbay run photo.patchbay --input photo=@holiday-pictures     every file of a folder
  $ patchbay run photo.patchbay --input upscale.scale=4             a value of one node
  $ patchbay run story.patchbay --input text=@story.txt             the text of a file
  $ patchbay run photo.patchbay --json > events.ndjson              one event per line
  $ patchbay run photo.patchbay --budget 2.00                       stops before it costs more
  $ patchbay run photo.patchbay --dry-run                           what it would cost
  $ patchbay run photo.patchbay --provider replicate=lowcodeapi     by the gateway
  $ patchbay run photo.patchbay --again                             nothing kept from earlier runs
  $ patchbay run photo.patchbay --again Upscale                     a fresh result of one node
  $ patchbay run photo.patchbay --target Upscale                    only up to this node
  $ patchbay run photo.patchbay --from Upscale                      this node and all after it anew
  $ patchbay run photo.patchbay --input photo=@pictures --sample 3  three of the pictures first

"patchbay inspect FILE" lists the names that --input takes.`;

/** Adds `patchbay run`. */
export function addRunCommand(
  program: Command,
  cli: Cli,
  setExitCode: (code: ExitCode) => void,
): void {
  const command = program
    .command('run')
    .summary('run a pipeline and save what its Download nodes write')
    .description(
      'Runs a pipeline. Written files are listed on standard output, progress goes to standard error.',
    )
    .argument('<file>', 'the pipeline, a .patchbay file');
  addChoiceOptions(command)
    .option('-o, --out <folder>', 'the folder for the results', 'patchbay-out')
    .option('--json', 'print one event per line as JSON, and nothing else, on standard output')
    .addOption(budgetOption())
    .option('--allow-unknown', 'under a limit, also run models of unknown price')
    .option('--dry-run', 'print what would run and what it would cost, as "patchbay quote" does')
    .addHelpText('after', examples)
    .action(async (file: string, flags: RunFlags) => {
      setExitCode(
        await withEngine(cli, (engine) =>
          flags.dryRun === true
            ? quote(cli, engine, { file, flags })
            : run(cli, engine, { file, flags }),
        ),
      );
    });
}

async function run(
  cli: Cli,
  engine: Engine,
  { file, flags }: { readonly file: string; readonly flags: RunFlags },
): Promise<ExitCode> {
  const opened = await openPipeline(cli, engine, file);
  const pipeline = await withChoices(cli, engine, { pipeline: opened.pipeline, flags });
  const choice = runChoice(pipeline, flags);
  if (flags.out.trim() === '') throw badUsage('--out takes a folder, and its name is empty.');
  const runId = toRunId(cli.newId());
  const { budget, allowUnknown } = flags;
  return showRun(cli, engine, {
    runId,
    pipeline,
    warnings: opened.warnings,
    begin: (runs) =>
      runs.start({
        runId,
        pipeline,
        pipelinePath: opened.path,
        outputFolder: path.resolve(cli.cwd, flags.out),
        ...(budget === undefined ? {} : { budget }),
        ...(allowUnknown === undefined ? {} : { allowUnknown }),
        ...choice,
      }),
    isJson: flags.json === true,
  });
}
