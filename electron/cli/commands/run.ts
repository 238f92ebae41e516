import path from 'node:path';
import { Option, type Command } from 'commander';
import { applyInputs } from '../../../shared/run/applyInputs.ts';
import type { Pipeline } from '../../../shared/domain/graph.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Cli } from '../cli.ts';
import { badUsage } from '../cliError.ts';
import { exitCodeOfFailures, exitCodes, type ExitCode } from '../exitCodes.ts';
import { findConnections } from '../findConnections.ts';
import { freshNodes } from '../freshNodes.ts';
import { readInputs } from '../inputs/readInputs.ts';
import { openPipeline, withEngine } from '../openPipeline.ts';
import { createProgress } from '../progress/createProgress.ts';
import { runPipeline, titlesOf, type RunReport } from '../runPipeline.ts';
import { refusal } from '../refusal.ts';
import { reportRun } from '../reportRun.ts';
import { parseProviderChoice, withProvider } from '../withProvider.ts';

export type RunFlags = {
  readonly input: readonly string[];
  readonly out: string;
  readonly json?: boolean;
  readonly provider: readonly string[];
  /** Nodes to run again; an empty name is all. */
  readonly again: readonly string[];
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
  $ patchbay run photo.patchbay --again                             nothing kept from earlier runs
  $ patchbay run photo.patchbay --again Upscale                     a fresh result of one node

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
    .addOption(againOption())
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
  const fresh = freshNodes(pipeline, flags.again);
  const progress = createProgress({ output: cli.err, titles: titlesOf(pipeline), now: cli.now });
  const isJson = flags.json === true;
  const startedAt = cli.now();
  const report = await runPipeline({
    client: engine.client,
    pipeline,
    pipelinePath: opened.path,
    outputFolder: path.resolve(cli.cwd, flags.out),
    fresh,
    runId: cli.newId(),
    signal: cli.stop.signal,
    onEvent: (event) =>
      isJson ? cli.out.write(`${JSON.stringify(event)}\n`) : progress.add(event),
  }).finally(progress.end);
  if (report.kind === 'refused') {
    throw refusal(pipeline, report.problems);
  }
  reportRun(cli, report, { isJson, took: cli.now() - startedAt });
  return exitCodeOf(report);
}

/** The pipeline with the values and the providers that the flags give. Throws for what does not fit. */
export async function withInputs(
  cli: Cli,
  engine: Engine,
  {
    pipeline,
    flags,
  }: { readonly pipeline: Pipeline; readonly flags: Pick<RunFlags, 'input' | 'provider'> },
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

function exitCodeOf(report: Extract<RunReport, { kind: 'ended' }>): ExitCode {
  switch (report.outcome) {
    case 'succeeded':
      return exitCodes.done;
    case 'canceled':
      return exitCodes.canceled;
    case 'failed':
      return exitCodeOfFailures(report.failures.map(({ failure }) => failure));
  }
}

/** `--again`, bare or with a node. */
export function againOption(): Option {
  return new Option(
    '--again [node]',
    'run again what an earlier run has made already: all of it, or what this node makes; repeatable',
  )
    .preset('')
    .argParser(collect)
    .default([], 'reuse earlier results');
}

/** Gathers what a repeatable option is given. */
export function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}
