import { Command } from 'commander';
import type { Cli } from './cli.ts';
import { addAuthCommand } from './commands/auth.ts';
import { addCacheCommand } from './commands/cache.ts';
import { addBudgetCommand } from './commands/budget.ts';
import { addDeploymentsCommand } from './commands/deployments.ts';
import { addFilesCommand } from './commands/files.ts';
import { addInspectCommand } from './commands/inspect.ts';
import { addLibraryCommands } from './commands/library.ts';
import { addModelsCommand } from './commands/models.ts';
import { addPlanCommand } from './commands/plan.ts';
import { addPredictionsCommand } from './commands/predictions.ts';
import { addPricesCommand } from './commands/prices.ts';
import { addQuoteCommand } from './commands/quote.ts';
import { addResumeCommand } from './commands/resume.ts';
import { addRunCommand } from './commands/run.ts';
import { addRunsCommand } from './commands/runs.ts';
import { addSecretsCommand } from './commands/secrets.ts';
import { addServeCommand } from './commands/serve.ts';
import { addTrainingsCommand } from './commands/trainings.ts';
import { addValidateCommand } from './commands/validate.ts';
import { addVersionsCommand } from './commands/versions.ts';
import type { ExitCode } from './exitCodes.ts';
import { usageText } from './usageText.ts';

const help = `
Examples:
  $ patchbay inspect photo.patchbay                     what is in it, and the names of its inputs
  $ patchbay run photo.patchbay --input photo=@cat.jpg  run it on another picture
  $ patchbay run photo.patchbay --json | jq .type       every event, for a script
  $ patchbay serve --open                               draw pipelines in the browser
  $ patchbay models search upscale                      find a model at Replicate
  $ patchbay auth login                                 keep a token in the keychain

Exit codes:
  0  done
  1  a task failed, or the provider refused a request
  2  bad usage, something that does not exist, or a pipeline that cannot run
  3  canceled, or a question answered with no
  4  the provider could not be reached, or its token is missing or refused
  5  something unexpected, such as a data folder that cannot be written
  6  a limit was reached: the run is paused, or nothing was created

Environment:
  REPLICATE_API_TOKEN  the token for Replicate, instead of the one in the keychain
  REPLICATE_BASE_URL   another server that speaks Replicate's API
  LOWCODEAPI_TOKEN     the token for LowCodeAPI, instead of the one in the keychain
  LOWCODEAPI_BASE_URL  another gateway that speaks as LowCodeAPI does
  PATCHBAY_HOME        the folder for history and results, instead of the user's own
  PATCHBAY_KEYCHAIN    "off" leaves the keychain of the system alone
  NO_COLOR             no colours`;

/** The whole command line. Every command reports its exit code once. Throws CommanderError for wrong usage. */
export function createProgram(cli: Cli, setExitCode: (code: ExitCode) => void): Command {
  const program = new Command('patchbay')
    .description('Chains AI models: runs pipelines that were drawn in Patchbay.')
    .version(cli.version, '-V, --version', 'print the version')
    .helpCommand('help [command]', 'explain a command')
    .addHelpText('after', help)
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({
      writeOut: cli.out.write,
      writeErr: cli.err.write,
    });
  addRunCommand(program, cli, setExitCode);
  addQuoteCommand(program, cli, setExitCode);
  addResumeCommand(program, cli, setExitCode);
  addPlanCommand(program, cli, setExitCode);
  addValidateCommand(program, cli, setExitCode);
  addInspectCommand(program, cli, setExitCode);
  addServeCommand(program, cli, setExitCode);
  const place = { parent: program, cli, setExitCode };
  addRunsCommand(place);
  addLibraryCommands(place);
  addModelsCommand(place);
  addVersionsCommand(place);
  addPredictionsCommand(place);
  addTrainingsCommand(place);
  addDeploymentsCommand(place);
  addFilesCommand(place);
  addAuthCommand(place);
  addSecretsCommand(place);
  addCacheCommand(place);
  addPricesCommand(place);
  addBudgetCommand(place);
  nameInErrors(program, 'patchbay');
  return program;
}

/** Wrong usage of a command ends with how to find its help. */
function nameInErrors(command: Command, name: string): void {
  command.configureOutput({ outputError: (text, write) => write(usageText(text, name)) });
  for (const each of command.commands) nameInErrors(each, `${name} ${each.name()}`);
}
