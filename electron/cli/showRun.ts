import type { Pipeline } from '../../shared/domain/graph.ts';
import type { RunId } from '../../shared/domain/ids.ts';
import type { RunState } from '../../shared/run/reduceRun.ts';
import type { Engine } from '../engine/engine.ts';
import { askForMore } from './askForMore.ts';
import type { Cli } from './cli.ts';
import { exitCodeOfFailures, exitCodes, type ExitCode } from './exitCodes.ts';
import { tellWarnings } from './openPipeline.ts';
import { createProgress } from './progress/createProgress.ts';
import { refusal } from './refusal.ts';
import { reportRun } from './reportRun.ts';
import { runPipeline, titlesOf, type BeginRun, type RunReport } from './runPipeline.ts';
import type { Sentence } from '../../shared/domain/sentence.ts';

type Shown = {
  readonly runId: RunId;
  readonly pipeline: Pipeline;
  /** What the pipeline was warned of when it was opened. */
  readonly warnings?: readonly Sentence[];
  readonly begin: BeginRun;
  /** What happened before it went on; nothing for a new run. */
  readonly before?: RunState | null;
  readonly isJson: boolean;
};

/** Begins a run, or goes on with it, shows it to its end and gives the exit code. Throws a usage error when it is refused. */
export async function showRun(cli: Cli, { client }: Engine, shown: Shown): Promise<ExitCode> {
  const { pipeline, isJson } = shown;
  const before = shown.before ?? undefined;
  const titles = titlesOf(pipeline);
  const progress = createProgress({
    output: cli.err,
    titles,
    now: cli.now,
    ...(before === undefined ? {} : { before }),
  });
  const startedAt = cli.now();
  const tellStop = (): void => {
    if (isJson) return;
    const goOn = progress.hold();
    cli.err.write(stopText(shown.runId));
    goOn();
  };
  cli.stop.signal.addEventListener('abort', tellStop, { once: true });
  const report = await runPipeline({
    ...shown,
    client,
    begin: async (runs) => {
      const started = await shown.begin(runs);
      tellWarnings(cli, shown.warnings ?? [], started.ok ? [] : started.problems);
      return started;
    },
    afterSeq: before?.seq ?? 0,
    signal: cli.stop.signal,
    onEvent: (event) =>
      isJson ? cli.out.write(`${JSON.stringify(event)}\n`) : progress.add(event),
    onPaused: async (paused) => {
      if (isJson || !cli.input.isTerminal) return undefined;
      const goOn = progress.hold();
      const budget = await askForMore(cli, client, paused);
      if (budget === undefined) return undefined;
      goOn();
      return (runs) => runs.continue({ runId: shown.runId, ...budget });
    },
  }).finally(() => {
    cli.stop.signal.removeEventListener('abort', tellStop);
    progress.end();
  });
  if (report.kind === 'refused') throw refusal(pipeline, report.problems);
  reportRun(cli, report, { isJson, took: cli.now() - startedAt });
  return exitCodeOf(report);
}

/** Where the provider does not answer, it takes a while until it is canceled. */
function stopText(runId: RunId): string {
  return `Canceling, at the provider too. A second Ctrl+C ends at once; what is left then is ended by: patchbay runs cancel ${runId}\n`;
}

function exitCodeOf(report: Extract<RunReport, { kind: 'ended' }>): ExitCode {
  if (report.paused !== undefined) return exitCodes.overBudget;
  switch (report.outcome) {
    case 'succeeded':
      return exitCodes.done;
    case 'canceled':
      return exitCodes.canceled;
    case 'failed':
      return exitCodeOfFailures(report.failures.map(({ failure }) => failure));
  }
}
