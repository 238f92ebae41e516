import type { sentences as english } from '../../../shared/sentences/sentences.ts';
import type { Translation } from '../translation.ts';
import { access } from './sentences/access.ts';
import { calls } from './sentences/calls.ts';
import { changes } from './sentences/changes.ts';
import { charges } from './sentences/charges.ts';
import { cog } from './sentences/cog.ts';
import { connections } from './sentences/connections.ts';
import { costs } from './sentences/costs.ts';
import { differences } from './sentences/differences.ts';
import { disk } from './sentences/disk.ts';
import { failures } from './sentences/failures.ts';
import { files } from './sentences/files.ts';
import { graph } from './sentences/graph.ts';
import { inputs } from './sentences/inputs.ts';
import { network } from './sentences/network.ts';
import { nodes } from './sentences/nodes.ts';
import { pauses } from './sentences/pauses.ts';
import { prices } from './sentences/prices.ts';
import { providers } from './sentences/providers.ts';
import { repairs } from './sentences/repairs.ts';
import { runs } from './sentences/runs.ts';
import { settings } from './sentences/settings.ts';
import { skips } from './sentences/skips.ts';
import { values } from './sentences/values.ts';

/** The German of the sentences of the engine. */
export const sentences: Translation<typeof english> = {
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
};
