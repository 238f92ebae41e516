import type { Command } from 'commander';
import type { Engine } from '../../engine/engine.ts';
import type { Cli } from '../cli.ts';
import { exitCodes, type ExitCode } from '../exitCodes.ts';
import { runChoice } from '../runChoice.ts';
import { openPipeline, tellWarnings, withEngine } from '../openPipeline.ts';
import { printQuote, quoteJson } from '../printQuote.ts';
import { refusal } from '../refusal.ts';
import { addChoiceOptions, budgetOption, withChoices, type ChoiceFlags } from '../runOptions.ts';

type QuoteFlags = ChoiceFlags & { readonly json?: boolean; readonly budget?: number };

const examples = `
Examples:
  $ patchbay quote photo.patchbay
  $ patchbay quote photo.patchbay --input photo=@holiday-pictures
  $ patchbay quote photo.patchbay --budget 2.00       whether that is enough
  $ patchbay quote photo.patchbay --json

Nothing runs at a provider and nothing is spent. Prices are those of "patchbay prices".`;

/** Adds `patchbay quote`. */
export function addQuoteCommand(
  program: Command,
  cli: Cli,
  setExitCode: (code: ExitCode) => void,
): void {
  const command = program
    .command('quote')
    .summary('say what a run would cost, without running it')
    .description(
      'Adds up what a run would cost, node by node. Results that are kept cost nothing, and what nobody knows stays unknown.',
    )
    .argument('<file>', 'the pipeline, a .patchbay file')
    .option('--json', 'print the quote as JSON');
  addChoiceOptions(command)
    .addOption(budgetOption())
    .addHelpText('after', examples)
    .action(async (file: string, flags: QuoteFlags) => {
      setExitCode(await withEngine(cli, (engine) => quote(cli, engine, { file, flags })));
    });
}

/** Prints what a run would cost. Throws what keeps it from running. */
export async function quote(
  cli: Cli,
  engine: Engine,
  { file, flags }: { readonly file: string; readonly flags: QuoteFlags },
): Promise<ExitCode> {
  const opened = await openPipeline(cli, engine, file);
  const pipeline = await withChoices(cli, engine, { pipeline: opened.pipeline, flags });
  const quoted = await engine.client.runs.quote(
    {
      pipeline,
      pipelinePath: opened.path,
      ...(flags.budget === undefined ? {} : { budget: flags.budget }),
      ...runChoice(pipeline, flags),
    },
    { signal: cli.stop.signal },
  );
  tellWarnings(cli, opened.warnings, quoted.ok ? [] : quoted.problems);
  if (!quoted.ok) throw refusal(pipeline, quoted.problems);
  if (flags.json === true) cli.out.write(quoteJson(quoted.quote, quoted.leftUsd));
  else printQuote(cli.out, quoted.quote, quoted.leftUsd);
  return exitCodes.done;
}
