import type { Prepare } from './runner.ts';

/** Everything that runs a graph here: ours, the floor and the peers. */
export type RunnerName =
  | 'floor'
  | 'patchbay'
  | 'patchbay scheduler'
  | 'patchbay scheduler in memory'
  | 'node-red function'
  | 'node-red custom'
  | 'rivet'
  | 'async.auto'
  | 'langgraph';

/** The peers among them: they are installed for the benchmark alone. */
export const peers: readonly RunnerName[] = [
  'node-red function',
  'node-red custom',
  'rivet',
  'async.auto',
  'langgraph',
];

/** Loads one runner, and nothing of the others. Rejects where a peer is not installed. */
export async function findRunner(name: RunnerName): Promise<Prepare> {
  switch (name) {
    case 'floor':
      return (await import('./floor.ts')).prepare;
    case 'patchbay':
      return (await import('./engine.ts')).prepare;
    case 'patchbay scheduler':
      return scheduler('disk');
    case 'patchbay scheduler in memory':
      return scheduler('memory');
    case 'node-red function':
      return loadPeer('nodeRedFunction');
    case 'node-red custom':
      return loadPeer('nodeRedCustom');
    case 'rivet':
    case 'langgraph':
      return loadPeer(name);
    case 'async.auto':
      return loadPeer('async');
  }
}

/** Plain JavaScript, as the types of the peers are not there while the project is checked. */
async function loadPeer(file: string): Promise<Prepare> {
  const address = new URL(`../peers/runners/${file}.js`, import.meta.url).href;
  const { prepare } = (await import(address)) as { readonly prepare: Prepare };
  return prepare;
}

async function scheduler(journal: 'disk' | 'memory'): Promise<Prepare> {
  const { prepareScheduler } = await import('./scheduler.ts');
  return (graph) => prepareScheduler(graph, journal);
}
