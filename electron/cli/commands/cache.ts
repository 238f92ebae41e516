import type { CacheStats } from '../../../shared/api/types.ts';
import { addGroup, addVerb, type Place } from '../resources/addVerb.ts';
import type { Call } from '../resources/call.ts';
import { confirm } from '../resources/confirm.ts';
import { printDone, printOne } from '../resources/print.ts';
import { writeTable } from '../resources/table.ts';
import { formatBytes, parseAge, parseBytes } from '../units.ts';

/** Adds `patchbay cache`. */
export function addCacheCommand(place: Place): void {
  const group = addGroup(place, 'cache', 'look at the results that are kept to be used again');
  addVerb(group, {
    usage: 'show',
    summary: 'show how much is kept, by model',
    isLocal: true,
    isDefault: true,
    run: async (call) => printStats(call, await cacheOf(call).stats(undefined, call.until)),
  });
  addVerb(group, {
    usage: 'clear',
    summary: 'forget results, and delete their files unless a run or a pipeline needs them',
    options: [
      { flags: '--older-than <time>', about: 'only what was not used for so long, such as 30d' },
      { flags: '--model <model>', about: 'only the results of owner/name' },
    ],
    isLocal: true,
    isDestructive: true,
    run: clear,
  });
  addVerb(group, {
    usage: 'limit [size]',
    summary: 'say or set how much may be kept, such as 20GB; the least recently used goes first',
    isLocal: true,
    run: async (call) => {
      const [size] = call.args;
      if (size === undefined) {
        const { limitBytes } = await cacheOf(call).stats(undefined, call.until);
        return printOne(call, { limitBytes }, [['Limit', formatBytes(limitBytes)]]);
      }
      const bytes = parseBytes(size);
      const stats = await cacheOf(call).setLimit({ bytes }, call.until);
      printDone(call, `The cache may take ${formatBytes(stats.limitBytes)}.`, stats);
    },
  });
}

function cacheOf({ engine }: Call): Call['engine']['client']['cache'] {
  return engine.client.cache;
}

async function clear(call: Call): Promise<void> {
  const age = call.flags.text('olderThan');
  const model = call.flags.text('model');
  const filter = {
    ...(age === undefined ? {} : { olderThanMs: parseAge(age) }),
    ...(model === undefined ? {} : { model }),
  };
  const whose = model === undefined ? 'kept results' : `kept results of ${model}`;
  await confirm(call, age === undefined ? `all ${whose}` : `the ${whose} not used for ${age}`);
  const cleared = await cacheOf(call).clear(filter, call.until);
  printDone(
    call,
    `${count(cleared.entries, 'result')} forgotten, ${count(cleared.files, 'file')} deleted (${formatBytes(cleared.bytes)}).`,
    cleared,
  );
}

function printStats(call: Call, stats: CacheStats): void {
  const entries = stats.models.reduce((sum, each) => sum + each.entries, 0);
  printOne(call, { ...stats, entries }, [
    ['Results', entries],
    ['Size', `${formatBytes(stats.bytes)} of ${formatBytes(stats.limitBytes)}`],
  ]);
  if (call.isJson || stats.models.length === 0) return;
  const { out } = call.cli;
  out.write('\n');
  writeTable(
    out,
    [
      { title: 'MODEL', value: ({ model }) => model },
      { title: 'RESULTS', value: (each) => String(each.entries) },
      { title: 'SIZE', value: ({ bytes }) => formatBytes(bytes) },
    ],
    stats.models,
  );
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
