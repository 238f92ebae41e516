import type { Connections } from '../../electron/engine/connections/connections.ts';
import { createAdopter, type AdopterOptions } from '../../electron/engine/runs/adopter.ts';
import { createCreateGate } from '../../electron/engine/runs/createGate.ts';
import { createPoller, type Timers } from '../../electron/engine/runs/poller.ts';
import type { PredictorOptions } from '../../electron/engine/runs/predictor.ts';
import { createReach } from '../../electron/engine/runs/reach.ts';
import { createRemoteWork } from '../../electron/engine/runs/remoteWork.ts';
import type { ArtifactStore } from '../../electron/engine/store/artifactStore.ts';
import type { Provider } from '../../electron/providers/provider.ts';

type Parts = {
  readonly timers: Timers;
  readonly provider: Provider;
  /** Without these it is not free, is asked about every 100 ms and holds nothing. */
  readonly connections?: Partial<Pick<Connections, 'pollMs' | 'holdMs' | 'isFree'>>;
  readonly adopter?: Partial<Omit<AdopterOptions, 'timers'>>;
};

/** What a predictor or a trainer works with: the real waiting over a provider of the test, and uploads that are there. */
export function someWork({ timers, provider, connections: of, adopter }: Parts): PredictorOptions {
  const connections = {
    provider: async () => provider,
    title: () => 'Test',
    pollMs: () => 100,
    holdMs: () => 0,
    isFree: () => false,
    ...of,
  } as unknown as Connections;
  const gate = createCreateGate(timers);
  return {
    connections,
    store: {} as ArtifactStore,
    uploads: {
      urlFor: async (_, artifact) => `https://files.test/${artifact.name}`,
      forgetRefused: async () => {},
      forgetFile: async () => {},
    },
    work: createRemoteWork({
      poller: createPoller(timers),
      reach: createReach(timers),
      adopter: createAdopter({ timers, isTaken: () => false, settleMs: 1_000, ...adopter }),
      gates: () => gate,
      timers,
      connections,
    }),
  };
}
