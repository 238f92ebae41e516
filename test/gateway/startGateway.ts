import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createBuiltinServer } from '../../electron/builtin/createBuiltinServer.ts';
import {
  createLowCodeApiProvider,
  type LowCodeApiOptions,
} from '../../electron/providers/lowcodeapi/createLowCodeApiProvider.ts';
import { createReplicateProvider } from '../../electron/providers/replicate/createReplicateProvider.ts';
import type { Envelope } from './gatewayAnswer.ts';
import { createGatewayEmulator } from './gatewayEmulator.ts';

type Changes = Partial<LowCodeApiOptions> & { readonly envelope?: Envelope };

/** A built-in server, a gateway in front of it, and a client of each; all closed when the test ends. */
export async function startGateway({ envelope = 'result', ...changes }: Changes = {}) {
  const storageDir = await mkdtemp(join(tmpdir(), 'patchbay-gateway-'));
  const server = await createBuiltinServer({ token: randomUUID(), storageDir });
  const gateway = await createGatewayEmulator({ upstream: server, envelope });
  const waits: number[] = [];
  const provider = createLowCodeApiProvider({
    id: 'lowcodeapi',
    baseUrl: gateway.baseUrl,
    token: () => gateway.token,
    random: () => 0,
    deleteAnswerMs: 50,
    sleep: async (ms) => {
      waits.push(ms);
    },
    ...changes,
  });
  const { baseUrl } = server;
  const direct = createReplicateProvider({ id: 'builtin', baseUrl, token: () => server.token });
  onTestFinished(async () => {
    await provider.close();
    await direct.close();
    await gateway.close();
    await server.close();
    await rm(storageDir, { recursive: true, force: true });
  });
  return { provider, direct, gateway, server, waits };
}
