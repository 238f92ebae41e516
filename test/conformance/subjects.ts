import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import {
  createBuiltinServer,
  type BuiltinServer,
} from '../../electron/builtin/createBuiltinServer.ts';
import { createLowCodeApiProvider } from '../../electron/providers/lowcodeapi/createLowCodeApiProvider.ts';
import type { Provider } from '../../electron/providers/provider.ts';
import { createReplicateProvider } from '../../electron/providers/replicate/createReplicateProvider.ts';
import { createGatewayEmulator } from '../gateway/gatewayEmulator.ts';

/** A provider to examine, and the server behind it, whose faults and counts the suite uses. */
export type Started = {
  readonly provider: Provider;
  readonly server: BuiltinServer;
  /** What the client waited between attempts, in milliseconds; none of it in real time. */
  readonly waits: readonly number[];
};

/** A kind of provider. `start` closes everything when the test ends. */
export type Subject = {
  readonly name: string;
  readonly start: (options?: { readonly token?: string }) => Promise<Started>;
  /** What it cannot do by its nature, with the reason that a skipped test prints. */
  readonly cannot?: { readonly [C in Capability]?: string };
};

/** What only some providers can do: `files` keeps uploads so that they can be listed, read and deleted. */
export type Capability = 'files';

const inlineOnly = 'LowCodeAPI: files are sent inside the request, as the gateway loses uploads';

/** Every provider that must pass the conformance suite: one line for each. */
export const subjects: readonly Subject[] = [
  { name: 'Replicate client', start: startReplicate },
  { name: 'LowCodeAPI gateway', start: startGateway, cannot: { files: inlineOnly } },
];

async function startReplicate(options: { readonly token?: string } = {}): Promise<Started> {
  const server = await startServer();
  const waits: number[] = [];
  const provider = createReplicateProvider({
    id: 'builtin',
    baseUrl: server.baseUrl,
    token: () => options.token ?? server.token,
    random: () => 0,
    sleep: async (ms) => {
      waits.push(ms);
    },
  });
  onTestFinished(() => provider.close());
  return { provider, server, waits };
}

async function startGateway(options: { readonly token?: string } = {}): Promise<Started> {
  const server = await startServer();
  const gateway = await createGatewayEmulator({ upstream: server });
  const waits: number[] = [];
  const provider = createLowCodeApiProvider({
    id: 'lowcodeapi',
    baseUrl: gateway.baseUrl,
    token: () => options.token ?? gateway.token,
    random: () => 0,
    sleep: async (ms) => {
      waits.push(ms);
    },
  });
  onTestFinished(async () => {
    await provider.close();
    await gateway.close();
  });
  return { provider, server, waits };
}

async function startServer(): Promise<BuiltinServer> {
  const storageDir = await mkdtemp(join(tmpdir(), 'patchbay-conformance-'));
  const server = await createBuiltinServer({ token: randomUUID(), storageDir });
  onTestFinished(async () => {
    await server.close();
    await rm(storageDir, { recursive: true, force: true });
  });
  return server;
}
