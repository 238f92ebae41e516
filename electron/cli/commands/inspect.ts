import type { Command } from 'commander';
import type { Cli } from '../cli.ts';
import { exitCodes, type ExitCode } from '../exitCodes.ts';
import { describePipeline, type PipelineDescription } from '../describePipeline.ts';
import { openPipeline, tellWarnings, withEngine } from '../openPipeline.ts';
import { pad, printable } from '../printable.ts';
import { createPaint } from '../progress/paint.ts';

const examples = `
Examples:
  $ patchbay inspect photo.patchbay
  $ patchbay inspect photo.patchbay --json | jq -r '.inputs[].name'`;

/** Adds `patchbay inspect`. */
export function addInspectCommand(
  program: Command,
  cli: Cli,
  setExitCode: (code: ExitCode) => void,
): void {
  program
    .command('inspect')
    .summary('list the nodes, inputs and models of a pipeline')
    .description('Shows what is in a pipeline, and the names that "patchbay run --input" takes.')
    .argument('<file>', 'the pipeline, a .patchbay file')
    .option('--json', 'print the answer as JSON')
    .addHelpText('after', examples)
    .action(async (file: string, flags: { readonly json?: boolean }) => {
      const opened = await withEngine(cli, (engine) => openPipeline(cli, engine, file));
      const description = describePipeline(opened.pipeline);
      const { warnings } = opened;
      tellWarnings(cli, warnings);
      if (flags.json === true)
        cli.out.write(
          `${JSON.stringify({ ...description, warnings: warnings.map(({ message }) => message) }, null, 2)}\n`,
        );
      else printDescription(cli, description);
      setExitCode(exitCodes.done);
    });
}

function printDescription({ out }: Cli, description: PipelineDescription): void {
  const paint = createPaint(out);
  const heading = (text: string): void => out.write(`\n${paint('bold', text)}\n`);
  const row = (name: string, rest: string): void =>
    out.write(`  ${pad(printable(name), 30)}  ${printable(rest)}\n`);
  out.write(`${paint('bold', printable(description.name))}\n`);
  heading('Nodes');
  for (const node of description.nodes) {
    const from = node.inputs.flatMap((port) =>
      port.from.map((source) => `${port.name} <- ${source}`),
    );
    row(node.title, [node.model ?? node.type, ...from].join('  '));
  }
  heading('Inputs (--input NAME=VALUE, or NAME=@path for a file)');
  for (const input of description.inputs)
    row(input.name, [input.type, input.value ?? ''].join('  ').trimEnd());
  if (description.models.length === 0) return;
  heading('Models');
  for (const model of description.models)
    row(model.model, model.version?.slice(0, 12) ?? 'the newest version');
}
