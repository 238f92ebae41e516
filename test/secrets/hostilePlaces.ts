import { rm } from 'node:fs/promises';
import { createBuiltinServer } from '../../electron/builtin/createBuiltinServer.ts';
import { createCliTest } from '../cli/runCli.ts';
import { createScriptedServer, sendJson } from '../conformance/scriptedServer.ts';
import { createGatewayEmulator } from '../gateway/gatewayEmulator.ts';
import { createCarelessProxy } from '../support/carelessProxy.ts';
import { createSecretSearch } from '../support/secretSearch.ts';

/** No pattern knows these: only what is known to be a secret can be taken out. All begin with the C that is written by its code. */
const secrets = {
  'Replicate token': 'Canary/Replicate+"\\key=A1b2C3d4',
  'gateway token': 'at_Canary/Gateway+"\\key=E5f6G7h8',
  'signing secret': 'Canary/Signing+key=I9j0K1l2',
  'webhook secret': 'whsec_CanaryWebhookM3n4O5p6',
} as const;

/** What the careless services also tell, and nobody knows to be a secret: it must be found wherever secrets could be. */
const planted = 'CanaryPlantedQ7r8S9t0';

/** Careless services on loopback, with secrets that nobody may see, and what a host needs to use them. */
export async function createHostilePlaces() {
  const cli = await createCliTest();
  // Beside the folder that is searched: the server knows its own token.
  const storageDir = `${cli.folder}-server`;
  const search = createSecretSearch(secrets);
  const builtin = await createBuiltinServer({
    token: secrets['Replicate token'],
    storageDir,
    signingSecret: secrets['signing secret'],
  });
  const replicate = await createCarelessProxy(new URL(builtin.baseUrl).origin);
  const behindGateway = await createCarelessProxy(new URL(builtin.baseUrl).origin);
  const emulator = await createGatewayEmulator({
    upstream: { baseUrl: `${behindGateway.origin}/v1`, token: builtin.token },
    token: secrets['gateway token'],
  });
  const gateway = await createCarelessProxy(new URL(emulator.baseUrl).origin);
  const foreign = await createScriptedServer((response) => sendJson(response, 200, {}));
  return {
    cli,
    search,
    planted,
    tokens: { replicate: secrets['Replicate token'], lowcodeapi: secrets['gateway token'] },
    plantedSearch: createSecretSearch({ planted }),
    signingSecret: secrets['signing secret'],
    others: [secrets['webhook secret']],
    /** By provider, as `--provider` names it: where its API is, and where the outputs that it tells of are. */
    proxies: {
      replicate: { api: replicate, outputs: replicate },
      lowcodeapi: { api: gateway, outputs: behindGateway },
    },
    foreign,
    env: {
      REPLICATE_BASE_URL: `${replicate.origin}/v1`,
      REPLICATE_API_TOKEN: secrets['Replicate token'],
      LOWCODEAPI_BASE_URL: `${gateway.origin}/replicate`,
      LOWCODEAPI_TOKEN: secrets['gateway token'],
    },
    /** What reached the host that nobody meant to ask. */
    atForeignHost: () =>
      foreign.requests.map(({ method, path, query, headers, body }) =>
        JSON.stringify({ method, path, query: query.toString(), headers, body }),
      ),
    async [Symbol.asyncDispose]() {
      for (const each of [gateway, emulator, behindGateway, replicate, builtin, foreign])
        await each.close();
      await rm(storageDir, { recursive: true, force: true });
      await cli[Symbol.asyncDispose]();
    },
  };
}

export type HostilePlaces = Awaited<ReturnType<typeof createHostilePlaces>>;
