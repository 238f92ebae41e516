import {
  createReplicateProvider,
  type ReplicateOptions,
  type ReplicateProvider,
} from '../../electron/providers/replicate/createReplicateProvider.ts';
import type { Throttle } from '../../electron/providers/replicate/http/apiClient.ts';

/** A client against a test's server, with the waits it asked for instead of waiting. */
export type TestClient = {
  readonly provider: ReplicateProvider;
  /** Milliseconds, in order. */
  readonly waits: readonly number[];
  readonly throttles: readonly Throttle[];
};

/** The token of the test client. */
export const testToken = 'r8_testTokenThatMustNotLeak0123456789';

/** Wires the Replicate client without real waiting; `random` is 0. */
export function replicateAgainst(
  baseUrl: string,
  changes: Partial<ReplicateOptions> = {},
): TestClient {
  const waits: number[] = [];
  const throttles: Throttle[] = [];
  const provider = createReplicateProvider({
    id: 'replicate',
    baseUrl,
    token: () => testToken,
    random: () => 0,
    sleep: async (ms) => {
      waits.push(ms);
    },
    onThrottled: (throttle) => {
      throttles.push(throttle);
    },
    ...changes,
  });
  return { provider, waits, throttles };
}
