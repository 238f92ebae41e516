import type { Command } from 'commander';
import type { Cli } from '../cli.ts';
import { describeProblem } from '../describeProblem.ts';
import { exitCodes, type ExitCode } from '../exitCodes.ts';
import { openPipeline, tellWarnings, withEngine } from '../openPipeline.ts';
import { printable } from '../printable.ts';

const examples = `
Examples:
  $ patchbay validate photo.patchbay
  $ patchbay validate photo.patchbay --json

The exit code is 0 for a pipeline that can run and 2 for one that cannot.`;

/** Adds `patchbay validate`. */
export function addValidateCommand(
  program: Command,
  cli: Cli,
  setExitCode: (code: ExitCode) => void,
): void {
  program
    .command('validate')
    .summary('say whether a pipeline can run, without running it')
    .description(
      'Checks a pipeline and names every problem at once. Nothing runs and nothing is spent.',
    )
    .argument('<file>', 'the pipeline, a .patchbay file')
    .option('--json', 'print the answer as JSON')
    .addHelpText('after', examples)
    .action(async (file: string, flags: { readonly json?: boolean }) => {
      setExitCode(await validate(cli, file, flags.json === true));
    });
}

async function validate(cli: Cli, file: string, isJson: boolean): Promise<ExitCode> {
  return withEngine(cli, async (engine) => {
    const { pipeline, path, warnings } = await openPipeline(cli, engine, file);
    const { problems } = await engine.client.runs.check(
      { pipeline, pipelinePath: path },
      { signal: cli.stop.signal },
    );
    const isValid = problems.length === 0;
    tellWarnings(cli, warnings, problems);
    if (isJson)
      cli.out.write(
        `${JSON.stringify({ valid: isValid, problems, warnings: warnings.map(({ message }) => message) }, null, 2)}\n`,
      );
    else if (isValid) cli.out.write(`${printable(file)} can run: ${countsOf(pipeline.graph)}.\n`);
    else for (const problem of problems) cli.err.write(`${describeProblem(problem, pipeline)}\n`);
    return isValid ? exitCodes.done : exitCodes.badUsage;
  });
}

function countsOf(graph: { readonly nodes: object; readonly edges: readonly unknown[] }): string {
  const nodes = Object.keys(graph.nodes).length;
  const edges = graph.edges.length;
  return `${nodes} ${nodes === 1 ? 'node' : 'nodes'}, ${edges} ${edges === 1 ? 'connection' : 'connections'}`;
}
