import { isUnended, type Failure } from '../../shared/domain/failure.ts';
import { nextLimit, type Paused } from '../../shared/run/paused.ts';
import { costText } from '../../shared/run/runCost.ts';
import type { Cli } from './cli.ts';
import { printable } from './printable.ts';
import { createPaint } from './progress/paint.ts';
import { formatDuration } from './progress/formatDuration.ts';
import type { RunReport } from './runPipeline.ts';

type Ended = Extract<RunReport, { kind: 'ended' }>;

/** Tells how a run ended: written files on standard output, one path per line, everything else on standard error. */
export function reportRun(
  { out, err }: Pick<Cli, 'out' | 'err'>,
  report: Ended,
  { isJson, took }: { readonly isJson: boolean; readonly took: number },
): void {
  const paint = createPaint(err);
  for (const { title, failure } of report.failures) {
    const isCanceled = failure.kind === 'canceled';
    // The last line says it.
    if (isCanceled && !isUnended(failure)) continue;
    const what = `${printable(title)}${isCanceled ? '' : ' failed'}:`;
    err.write(`${paint('red', what)} ${printable(failure.message)}\n`);
    for (const line of lastLogLines(failure)) err.write(`  ${line}\n`);
  }
  const cost = isJson ? undefined : costText(report.cost);
  if (cost !== undefined) err.write(`Cost: ${cost.message}.\n`);
  if (!isJson) {
    err.write(`${closingLine(report, formatDuration(took))}\n`);
    for (const file of report.written) out.write(`${file}\n`);
  }
  for (const line of nextSteps(report)) err.write(`${line}\n`);
}

/** What can be done with a run that has not succeeded. */
function nextSteps({ runId, paused, outcome, failures }: Ended): readonly string[] {
  if (paused !== undefined) return [howToContinue(runId, paused)];
  if (outcome === 'succeeded') return [];
  const isLeft = failures.some(({ failure }) => isUnended(failure));
  return [
    ...(isLeft ? [`Ask the provider again to end it: patchbay runs cancel ${runId}`] : []),
    `Go on with it: patchbay resume ${runId}`,
  ];
}

/** What to do with a run that was left paused. */
function howToContinue(runId: string, paused: Paused): string {
  const resume = `patchbay resume ${runId}`;
  if (paused.why === 'user') return `Go on with it: ${resume}`;
  const { refusal } = paused;
  if (refusal.reason === 'unknown-price') return `Go on with it: ${resume} --allow-unknown`;
  const limit = nextLimit(refusal);
  return refusal.cap === 'run'
    ? `Go on with it: ${resume} --budget ${limit}`
    : `Go on with it on another day, or after "patchbay budget --per-day ${limit}": ${resume}`;
}

function closingLine({ outcome, paused, written, reused }: Ended, took: string): string {
  const files =
    written.length === 1 ? '1 file was written' : `${written.length} files were written`;
  const kept = keptText(reused);
  if (paused !== undefined)
    return `Paused after ${took}. ${printable(paused.because)}${kept} ${files}${written.length === 0 ? '.' : ':'}`;
  switch (outcome) {
    case 'succeeded':
      return written.length === 0
        ? `Done in ${took}.${kept} No node saves a file.`
        : `Done in ${took}.${kept} ${files}:`;
    case 'failed':
      return `Failed after ${took}.${kept} ${files}${written.length === 0 ? '.' : ':'}`;
    case 'canceled':
      return `Canceled after ${took}.${kept} ${files}${written.length === 0 ? '.' : ':'}`;
  }
}

function keptText(reused: number): string {
  if (reused === 0) return '';
  return reused === 1
    ? ' 1 result was kept from an earlier run.'
    : ` ${reused} results were kept from earlier runs.`;
}

const shownLogLines = 6;

function lastLogLines(failure: Failure): readonly string[] {
  if (failure.kind !== 'prediction-failed') return [];
  const lines = failure.logs
    .split(/[\r\n]+/)
    .map(printable)
    .filter((line) => line.trim() !== '');
  return lines.slice(-shownLogLines);
}
