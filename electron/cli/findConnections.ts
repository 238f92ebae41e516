import type { ConnectionInfo } from '../../shared/api/types.ts';
import type { EngineClient } from '../engine/engine.ts';
import { cogHostOf } from '../../shared/domain/model.ts';

/**
 * The connections that `--provider` may name. A Cog server that is named by its address, such as
 * `cog:127.0.0.1:5000`, is added first, as the user typed it. Throws where no Cog server answers there.
 */
export async function findConnections(
  client: EngineClient,
  providers: readonly string[],
): Promise<readonly ConnectionInfo[]> {
  const known = [...(await client.connections.list())];
  for (const provider of providers) {
    const url = cogHostOf(provider);
    if (url !== undefined && !known.some(({ id }) => id === provider)) {
      known.push(await client.connections.addCog({ url }));
    }
  }
  return known;
}
