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
import {
  createReplicateProvider,
  type ReplicateProvider,
} from '../../electron/providers/replicate/createReplicateProvider.ts';
import { createCarelessProxy, type Carelessness } from '../support/carelessProxy.ts';
import { createGatewayEmulator } from '../gateway/gatewayEmulator.ts';

/** A provider to examine, and the server behind it, whose faults and counts the suite uses. */
export type Started = {
  readonly provider: ReplicateProvider;
  readonly server: BuiltinServer;
  /** What the client waited between attempts, in milliseconds; none of it in real time. */
  readonly waits: readonly number[];
};

export type StartOptions = {
  /** The right one unless given. */
  readonly token?: string;
  /** Puts something of the future into every object of every answer. */
  readonly fromTheFuture?: boolean;
};

/** A kind of provider. `start` closes everything when the test ends. */
export type Subject = {
  readonly name: string;
  readonly start: (options?: StartOptions) => Promise<Started>;
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

async function startReplicate(options: StartOptions = {}): Promise<Started> {
  const server = await startServer();
  const { baseUrl } = await inFront(server, options);
  const waits: number[] = [];
  const provider = createReplicateProvider({
    id: 'builtin',
    baseUrl,
    token: () => options.token ?? server.token,
    random: () => 0,
    sleep: async (ms) => {
      waits.push(ms);
    },
  });
  onTestFinished(() => provider.close());
  return { provider, server, waits };
}

async function startGateway(options: StartOptions = {}): Promise<Started> {
  const server = await startServer();
  const gateway = await createGatewayEmulator({ upstream: server });
  const { baseUrl } = await inFront(gateway, options);
  const waits: number[] = [];
  const provider = createLowCodeApiProvider({
    id: 'lowcodeapi',
    baseUrl,
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

type Place = { readonly baseUrl: string };

async function inFront(place: Place, { fromTheFuture = false }: StartOptions): Promise<Place> {
  if (!fromTheFuture) return place;
  const proxy = await createCarelessProxy(new URL(place.baseUrl).origin);
  onTestFinished(() => proxy.close());
  proxy.meet(/^/, addFields, Number.POSITIVE_INFINITY);
  return { baseUrl: proxy.origin + new URL(place.baseUrl).pathname };
}

const addFields: Carelessness = async ({ response, forward }) => {
  const { status, headers, bytes } = await forward();
  const isJson = headers['content-type']?.includes('json') === true;
  const body = isJson
    ? JSON.stringify(JSON.parse(bytes.toString('utf8'), (_, value: unknown) => more(value)))
    : bytes;
  response.writeHead(status, headers).end(body);
};

function more(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return { ...value, from_the_future: { list: [1, null], of: 'what nobody knows' } };
}
