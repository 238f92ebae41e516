import { Option, type Command } from 'commander';
import type { Cli } from '../cli.ts';
import { exitCodes, type ExitCode } from '../exitCodes.ts';
import { withEngine } from '../openPipeline.ts';
import { createFlags, type Call } from './call.ts';

/** Where verbs are added, and what they work with. */
export type Place = {
  readonly parent: Command;
  readonly cli: Cli;
  readonly setExitCode: (code: ExitCode) => void;
};

/** One thing that can be done with a resource. */
export type Verb = {
  /** As commander takes it, such as `show <model>`. */
  readonly usage: string;
  readonly summary: string;
  readonly options?: readonly VerbOption[];
  /** A list: it takes --limit. */
  readonly isList?: boolean;
  /** About this computer only: no --provider. */
  readonly isLocal?: boolean;
  /** Asks before it runs, or takes --yes. */
  readonly isDestructive?: boolean;
  readonly run: (call: Call) => Promise<void>;
};

/** `many`: may be given again and again. */
export type VerbOption = {
  readonly flags: string;
  readonly about: string;
  readonly many?: boolean;
  readonly choices?: readonly string[];
};

/** The provider whose account is looked after, unless --provider says otherwise. */
const defaultProvider = 'replicate';

/** Adds a group such as `patchbay models`, to which verbs are added. */
export function addGroup(place: Place, name: string, summary: string): Place {
  const parent = place.parent.command(name).summary(summary).description(`${summary}.`);
  return { ...place, parent };
}

/** Adds a verb. Its call ends with the engine closed, whatever happens. */
export function addVerb({ parent, cli, setExitCode }: Place, verb: Verb): void {
  const command = parent.command(verb.usage).summary(verb.summary).description(`${verb.summary}.`);
  for (const option of verb.options ?? []) command.addOption(toOption(option));
  if (verb.isList === true) command.option('--limit <number>', 'how many at most; 20 unless given');
  if (verb.isDestructive === true) command.option('-y, --yes', 'do not ask');
  if (verb.isLocal !== true)
    command.option('--provider <id>', 'builtin, replicate or another connection', defaultProvider);
  command.option('--json', 'print the answer as JSON').action(async () => {
    const values: Readonly<Record<string, unknown>> = command.opts();
    const flags = createFlags(values);
    await withEngine(cli, (engine) =>
      verb.run({
        cli,
        engine,
        flags,
        api: engine.client.resources,
        provider: flags.text('provider') ?? defaultProvider,
        args: command.args,
        isJson: flags.has('json'),
        until: { signal: cli.stop.signal },
      }),
    );
    setExitCode(exitCodes.done);
  });
}

function toOption({ flags, about, many, choices }: VerbOption): Option {
  const option = new Option(flags, about);
  if (choices !== undefined) option.choices(choices);
  if (many === true) option.argParser(collect).default([], 'none');
  return option;
}

function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}
