import { badUsage } from '../cliError.ts';
import { findRunId } from '../findRunId.ts';
import type { Call } from '../resources/call.ts';
import { confirm } from '../resources/confirm.ts';
import { printDone } from '../resources/print.ts';
import type { DeletedRuns } from '../../../shared/api/types.ts';
import { formatBytes, parseAge } from '../units.ts';

/** `patchbay runs delete`: says what would go, asks, and says what went. */
export async function deleteRuns(call: Call): Promise<void> {
  const { args, flags, engine, until } = call;
  const age = flags.text('olderThan');
  if (args.length === 0 && age === undefined)
    throw badUsage('No run is named: write which runs to delete, or --older-than 30d.');
  const runIds = await Promise.all(args.map((text) => findRunId(engine.client, text)));
  const choice = {
    ...(args.length === 0 ? {} : { runIds }),
    ...(age === undefined ? {} : { olderThanMs: parseAge(age) }),
  };
  const found = await engine.client.runs.delete({ ...choice, dryRun: true }, until);
  if (flags.has('dryRun'))
    return printDone(call, `${count(found.runs, 'run')} would go: ${sizeText(found)}.`, found);
  if (found.runs > 0) await confirm(call, `${count(found.runs, 'run')} (${sizeText(found)})`);
  const gone = await engine.client.runs.delete(choice, until);
  return printDone(
    call,
    `${count(gone.runs, 'run')} deleted. ${freedText(gone)}${stayText(gone)}`,
    gone,
  );
}

function sizeText({ files, bytes, journalBytes, reusableBytes }: DeletedRuns): string {
  const parts = [
    `${count(files, 'file')} of ${formatBytes(bytes)}`,
    `${formatBytes(journalBytes)} of the journal`,
  ];
  if (reusableBytes > 0) parts.push(`${formatBytes(reusableBytes)} stay in the cache`);
  return parts.join(', ');
}

function freedText({ bytes, freedBytes }: DeletedRuns): string {
  const freed = `${formatBytes(freedBytes)} of files are freed`;
  const later = bytes - freedBytes;
  return later > 0 ? `${freed}, ${formatBytes(later)} within the hour.` : `${freed}.`;
}

/** What of canceled runs may still go on is ended first, where the provider can be asked. */
function stayText({ unended }: DeletedRuns): string {
  return unended
    .map(
      (runId) =>
        `\nThe run ${runId} stays, as something of it may still go on at its provider: patchbay runs cancel ${runId}`,
    )
    .join('');
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
