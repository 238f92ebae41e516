import path from 'node:path';
import type { Command } from 'commander';
import { applyInputs } from '../../../shared/run/applyInputs.ts';
import type { Pipeline } from '../../../shared/domain/graph.ts';
import { toRunId } from '../../../shared/domain/ids.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Cli } from '../cli.ts';
import { badUsage } from '../cliError.ts';
import type { ExitCode } from '../exitCodes.ts';
import { findConnections } from '../findConnections.ts';
import { readInputs } from '../inputs/readInputs.ts';
import { openPipeline, withEngine } from '../openPipeline.ts';
import { showRun } from '../showRun.ts';
import { parseProviderChoice, withProvider } from '../withProvider.ts';

export type RunFlags = {
  readonly input: readonly string[];
  readonly out: string;
  readonly json?: boolean;
  readonly provider: readonly string[];
};

const examples = `
Examples:
  $ patchbay run photo.patchbay
  $ patchbay run photo.patchbay --input "My photo"=@cat.jpg --out results
  $ patchbay run photo.patchbay --input photo=@holiday-pictures     every file of a folder
  $ patchbay run photo.patchbay --input upscale.scale=4             a value of one node
  $ patchbay run story.patchbay --input text=@story.txt             the text of a file
  $ patchbay run photo.patchbay --json > events.ndjson              one event per line
  $ patchbay run photo.patchbay --provider replicate=lowcodeapi     by the gateway

"patchbay inspect FILE" lists the names that --input takes.`;

/** Adds `patchbay run`. */
export function addRunCommand(
  program: Command,
  cli: Cli,
  setExitCode: (code: ExitCode) => void,
): void {
  program
    .command('run')
    .summary('run a pipeline and save what its Download nodes write')
    .description(
      'Runs a pipeline. Written files are listed on standard output, progress goes to standard error.',
    )
    .argument('<file>', 'the pipeline, a .patchbay file')
    .option(
      '-i, --input <name=value>',
      'a value for an input; @path takes a file or a folder; repeatable',
      collect,
      [],
    )
    .option('-o, --out <folder>', 'the folder for the results', 'patchbay-out')
    .option('--json', 'print one event per line as JSON, and nothing else, on standard output')
    .option(
      '--provider <id>',
      'run every model at this provider: builtin, replicate, lowcodeapi or cog:HOST:PORT; FROM=TO moves those of one provider; repeatable',
      collect,
      [],
    )
    .addHelpText('after', examples)
    .action(async (file: string, flags: RunFlags) => {
      setExitCode(await withEngine(cli, (engine) => run(cli, engine, { file, flags })));
    });
}

async function run(
  cli: Cli,
  engine: Engine,
  { file, flags }: { readonly file: string; readonly flags: RunFlags },
): Promise<ExitCode> {
  const opened = await openPipeline(cli, engine, file);
  const pipeline = await withInputs(cli, engine, { pipeline: opened.pipeline, flags });
  const runId = toRunId(cli.newId());
  const outputFolder = path.resolve(cli.cwd, flags.out);
  return showRun(cli, engine, {
    runId,
    pipeline,
    before: [],
    begin: (runs) => runs.start({ runId, pipeline, pipelinePath: opened.path, outputFolder }),
    isJson: flags.json === true,
  });
}

async function withInputs(
  cli: Cli,
  engine: Engine,
  { pipeline, flags }: { readonly pipeline: Pipeline; readonly flags: RunFlags },
): Promise<Pipeline> {
  const { signal } = cli.stop;
  const given = await readInputs(flags.input, { engine, pipeline, cwd: cli.cwd, signal });
  const applied = applyInputs(pipeline, given);
  if (!applied.ok) throw badUsage(applied.messages.join('\n'));
  const choices = flags.provider.map(parseProviderChoice);
  if (choices.length === 0) return applied.pipeline;
  const known = await findConnections(
    engine.client,
    choices.map(({ to }) => to),
  );
  return withProvider(applied.pipeline, choices, known);
}

function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}
