import { Option, type Command } from 'commander';
import { applyInputs } from '../../shared/run/applyInputs.ts';
import type { Pipeline } from '../../shared/domain/graph.ts';
import type { Engine } from '../engine/engine.ts';
import type { Cli } from './cli.ts';
import { badUsage } from './cliError.ts';
import { findConnections } from './findConnections.ts';
import { readInputs } from './inputs/readInputs.ts';
import { parseProviderChoice, withProvider } from './withProvider.ts';

/** What says how a pipeline is to run, whether it runs or is only quoted. */
export type ChoiceFlags = {
  readonly input: readonly string[];
  readonly provider: readonly string[];
  /** Nodes to run again; an empty name is all. */
  readonly again: readonly string[];
};

/** Adds the options of `ChoiceFlags`. */
export function addChoiceOptions(command: Command): Command {
  return command
    .option(
      '-i, --input <name=value>',
      'a value for an input; @path takes a file or a folder; repeatable',
      collect,
      [],
    )
    .option(
      '--provider <id>',
      'run every model at this provider: builtin, replicate, lowcodeapi or cog:HOST:PORT; FROM=TO moves those of one provider; repeatable',
      collect,
      [],
    )
    .addOption(
      new Option(
        '--again [node]',
        'run again what an earlier run has made already: all of it, or what this node makes; repeatable',
      )
        .preset('')
        .argParser(collect)
        .default([], 'reuse earlier results'),
    );
}

/** `--budget`, in US dollars. */
export function budgetOption(): Option {
  return new Option(
    '--budget <usd>',
    'US dollars that the run may cost at most; what would pass it is not started',
  ).argParser(parseBudget);
}

/** The pipeline with the inputs and providers that were asked for. Throws a usage error that names what is wrong. */
export async function withChoices(
  cli: Cli,
  engine: Engine,
  { pipeline, flags }: { readonly pipeline: Pipeline; readonly flags: ChoiceFlags },
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

/** Gathers the values of an option that may be given several times. */
export function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

function parseBudget(text: string): number {
  if (/^\d*\.?\d+$/.test(text)) return Number(text);
  throw badUsage(`--budget takes an amount of US dollars such as 2 or 0.50, not "${text}".`);
}
