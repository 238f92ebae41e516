import { onTestFinished } from 'vitest';
import type { ReplicateOptions } from '../../electron/providers/replicate/createReplicateProvider.ts';
import { replicateAgainst, type TestClient } from './replicateAgainst.ts';
import { createScriptedServer, type Answerer, type ScriptedServer } from './scriptedServer.ts';

/** A scripted server and a client of it, both closed when the test ends. */
export async function startScripted(
  answer: Answerer,
  changes: Partial<ReplicateOptions> = {},
): Promise<TestClient & { readonly server: ScriptedServer }> {
  const server = await createScriptedServer(answer);
  const client = replicateAgainst(server.baseUrl, changes);
  onTestFinished(async () => {
    await client.provider.close();
    await server.close();
  });
  return { server, ...client };
}
