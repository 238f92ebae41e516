import { Option, type Command } from 'commander';
import { applyInputs } from '../../shared/run/applyInputs.ts';
import type { Pipeline } from '../../shared/domain/graph.ts';
import type { Engine } from '../engine/engine.ts';
import type { Cli } from './cli.ts';
import { badUsage } from './cliError.ts';
import { findConnections } from './findConnections.ts';
import { readInputs } from './inputs/readInputs.ts';
import type { ScopeFlags } from './runChoice.ts';
import { parseProviderChoice, withProvider } from './withProvider.ts';

/** What says how a pipeline is to run, whether it runs or is only quoted. */
export type ChoiceFlags = ScopeFlags & {
  readonly input: readonly string[];
  readonly provider: readonly string[];
};

/** Adds the options of `ChoiceFlags`. */
export function addChoiceOptions(command: Command): Command {
  return command
    .addOption(
      manyOption(
        '-i, --input <name=value>',
        'a value for an input; @path takes a file or a folder; repeatable',
      ),
    )
    .addOption(
      manyOption(
        '--provider <id>',
        'run every model at this provider: builtin, replicate, lowcodeapi or cog:HOST:PORT; FROM=TO moves those of one provider; repeatable',
      ),
    )
    .addOption(
      new Option(
        '--again [node]',
        'run again what an earlier run has made already: all of it, or what this node makes; repeatable',
      )
        .preset('')
        .argParser(collect)
        .default([], 'reuse earlier results'),
    )
    .addOption(
      manyOption('--target <node>', 'run only up to this node, and what it needs; repeatable'),
    )
    .addOption(
      manyOption(
        '--from <node>',
        'make this node and all after it anew, and reuse what is kept before it; repeatable',
      ),
    )
    .addOption(
      new Option(
        '--sample <count>',
        'take only so many items of each list that is brought in, evenly spread',
      ).argParser(parseSample),
    );
}

/** `--budget`, in US dollars. */
export function budgetOption(): Option {
  return new Option(
    '--budget <usd>',
    'US dollars that the run may cost at most; before it would pass them it pauses',
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

/** An option that may be given several times. */
export function manyOption(flags: string, about: string): Option {
  return new Option(flags, about).argParser(collect).default([], 'none');
}

function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

/** An amount of US dollars as it is typed; undefined for what is none. */
export function parseAmount(text: string): number | undefined {
  return /^\d*\.?\d+$/.test(text) ? Number(text) : undefined;
}

function parseSample(text: string): number {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw badUsage(`--sample takes a number of items such as 3, not "${text}".`);
}

function parseBudget(text: string): number {
  const amount = parseAmount(text);
  if (amount !== undefined) return amount;
  throw badUsage(`--budget takes an amount of US dollars such as 2 or 0.50, not "${text}".`);
}
