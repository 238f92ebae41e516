import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEngine } from '../electron/cli/openEngine.ts';
import type { EngineClient } from '../electron/engine/engine.ts';

/** The whole engine as the command line opens it, on a data folder of its own. */
export async function openBenchEngine(): Promise<{
  readonly client: EngineClient;
  readonly close: () => Promise<void>;
}> {
  const folder = await mkdtemp(join(tmpdir(), 'patchbay-bench-'));
  const env = { PATCHBAY_HOME: folder, PATCHBAY_KEYCHAIN: 'off' };
  const engine = await openEngine({ version: 'bench', cwd: folder, env });
  return {
    client: engine.client,
    close: async () => {
      await engine.close();
      await rm(folder, { recursive: true });
    },
  };
}
