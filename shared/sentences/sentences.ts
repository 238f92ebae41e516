import { access } from './access.ts';
import { calls } from './calls.ts';
import { changes } from './changes.ts';
import { charges } from './charges.ts';
import { cog } from './cog.ts';
import { connections } from './connections.ts';
import { costs } from './costs.ts';
import { differences } from './differences.ts';
import { disk } from './disk.ts';
import { failures } from './failures.ts';
import { files } from './files.ts';
import { graph } from './graph.ts';
import { inputs } from './inputs.ts';
import { network } from './network.ts';
import { nodes } from './nodes.ts';
import { pauses } from './pauses.ts';
import { prices } from './prices.ts';
import { providers } from './providers.ts';
import { repairs } from './repairs.ts';
import { runs } from './runs.ts';
import { settings } from './settings.ts';
import { skips } from './skips.ts';
import { values } from './values.ts';

/** The sentences that are told in every language, in English. The page has those of the other languages. */
export const sentences = {
  access,
  calls,
  changes,
  charges,
  cog,
  connections,
  costs,
  differences,
  disk,
  failures,
  files,
  graph,
  inputs,
  network,
  nodes,
  pauses,
  prices,
  providers,
  repairs,
  runs,
  settings,
  skips,
  values,
} as const;
