import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { createMemorySecrets } from '../../../test/support/testEngine.ts';
import type { BuiltinServer } from './builtinServer.ts';
import { createFingerprint } from '../store/createFingerprint.ts';
import { openDatabase } from '../store/openDatabase.ts';
import { createConnections } from './connections.ts';
import { createDocuments } from './documents.ts';

const builtin: BuiltinServer = {
  address: async () => ({ baseUrl: 'http://127.0.0.1:9/v1', token: 'builtin-token-0123456789' }),
  close: async () => {},
};

const secret = 'r8_very_secret_token';

function open(
  env: { readonly [name: string]: string } = {},
  more: { readonly builtin?: BuiltinServer } = {},
) {
  const secrets = createMemorySecrets();
  const database = openDatabase(':memory:');
  const documents = createDocuments({ database, now: Date.now });
  const connections = createConnections({
    secrets,
    env,
    builtin,
    documents,
    fingerprint: createFingerprint(database),
    webhooks: { join: (provider) => provider },
    ...more,
  });
  return { secrets, connections };
}

/** An API that answers the account to one token only. */
async function startApi() {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    seen.push(request.headers.authorization ?? '');
    const known = request.headers.authorization === `Bearer ${secret}`;
    response.writeHead(known ? 200 : 401, { 'content-type': 'application/json' });
    response.end(
      known
        ? '{"type": "user", "username": "ada", "name": "Ada"}'
        : JSON.stringify({ detail: `Bad token ${request.headers.authorization}` }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    seen,
    env: { REPLICATE_BASE_URL: `http://127.0.0.1:${port}/v1` },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

test('tells where the token comes from, and never the token', async () => {
  const { connections } = open();
  const replicate = async () => (await connections.list()).find((each) => each.id === 'replicate');
  expect(await connections.list()).toEqual([
    { id: 'builtin', title: 'Built-in', baseUrl: '', token: 'not-needed' },
    {
      id: 'replicate',
      title: 'Replicate',
      baseUrl: 'https://api.replicate.com/v1',
      token: 'missing',
    },
    {
      id: 'lowcodeapi',
      title: 'LowCodeAPI',
      baseUrl: 'https://api.lowcodeapi.com/replicate',
      token: 'missing',
      notice: {
        message: expect.stringMatching(/third party.*prompts, files and results/),
        said: { id: 'access.thirdParty', places: {} },
      },
    },
  ]);
  const set = await connections.setToken('replicate', ` ${secret}\n`);
  expect(set.token).toBe('session');
  expect(JSON.stringify([set, await connections.list()])).not.toContain(secret);
  expect((await connections.removeToken('replicate')).token).toBe('missing');
  const fromEnv = open({ REPLICATE_API_TOKEN: secret }).connections;
  expect(JSON.stringify(await fromEnv.list())).toContain('environment');
  expect(JSON.stringify(await fromEnv.list())).not.toContain(secret);
  expect((await replicate())?.token).toBe('missing');
});

test.each(['   ', 'r8_a b', 'r8_a\nX-Evil: 1', 'r8_ä', '\u0000'])(
  'the token %j is refused without being repeated',
  async (token) => {
    const { connections, secrets } = open();
    const refusal = connections.setToken('replicate', token);
    await expect(refusal).rejects.toMatchObject({ failure: { kind: 'invalid-input' } });
    await expect(refusal).rejects.not.toThrow('r8_');
    expect(await secrets.get('replicate')).toBeUndefined();
  },
);

test('a token works from the moment it is set, and its refusal does not repeat it', async () => {
  await using api = await startApi();
  const { connections } = open(api.env);
  const missing = await connections.test('replicate');
  expect(missing).toMatchObject({ ok: false, message: expect.stringContaining('Settings') });
  expect(api.seen).toEqual([]);
  await connections.setToken('replicate', 'r8_wrong_token_0000');
  const wrong = await connections.test('replicate');
  expect(wrong.ok).toBe(false);
  expect(JSON.stringify(wrong)).not.toContain('r8_wrong_token_0000');
  await connections.setToken('replicate', secret);
  expect(await connections.test('replicate')).toEqual({ ok: true, username: 'ada' });
  await connections.close();
});

test('each service has a token of its own, kept under its id and read from its variable', async () => {
  const { connections, secrets } = open({ LOWCODEAPI_BASE_URL: 'https://gateway.test/replicate' });
  const tokens = async () => Object.fromEntries((await connections.list()).map((c) => [c.id, c]));
  expect((await connections.setToken('lowcodeapi', 'at_one')).token).toBe('session');
  expect(await secrets.get('lowcodeapi')).toBe('at_one');
  expect(await secrets.get('replicate')).toBeUndefined();
  expect(await tokens()).toMatchObject({
    replicate: { token: 'missing' },
    lowcodeapi: { token: 'session', baseUrl: 'https://gateway.test/replicate' },
  });
  await connections.setToken('replicate', secret);
  await connections.removeToken('lowcodeapi');
  expect(await secrets.get('replicate')).toBe(secret);
  const fromEnv = open({ LOWCODEAPI_TOKEN: 'at_two' }).connections;
  expect(await fromEnv.list()).toMatchObject([
    { id: 'builtin' },
    { id: 'replicate', token: 'missing' },
    { id: 'lowcodeapi', token: 'environment' },
  ]);
  const unset = await connections.test('lowcodeapi');
  expect(unset).toMatchObject({ ok: false, message: expect.stringContaining('LOWCODEAPI_TOKEN') });
});

test('an account is named by its service, its address and its token, which it does not tell', async () => {
  const { connections } = open({ REPLICATE_BASE_URL: 'https://a.test/v1' });
  const account = async () => connections.accountOf('replicate');
  const none = await account();
  await connections.setToken('replicate', secret);
  const one = await account();
  await connections.setToken('replicate', 'r8_other');
  expect(new Set([none, one, await account()]).size).toBe(3);
  await connections.setToken('replicate', secret);
  expect(await account()).toBe(one);
  expect(one).not.toContain(secret);
  expect(one).toContain('https://a.test/v1');
  expect(await connections.accountOf('builtin')).not.toContain('builtin-token-0123456789');
  const elsewhere = open({ REPLICATE_BASE_URL: 'https://a.test/v1' }).connections;
  await elsewhere.setToken('replicate', secret);
  expect(await elsewhere.accountOf('replicate')).not.toBe(one);
});

test('unknown providers and tokens for the built-in models are refused', async () => {
  const { connections } = open();
  const unknown = 'There is no provider "nope": choose builtin or replicate or lowcodeapi.';
  await expect(connections.provider('nope')).rejects.toThrow(unknown);
  await expect(connections.provider('__proto__')).rejects.toThrow('There is no provider');
  await expect(connections.setToken('nope', 'x')).rejects.toThrow(unknown);
  await expect(connections.removeToken('builtin')).rejects.toThrow('need no token');
  expect(await connections.test('nope')).toMatchObject({ ok: false, message: unknown });
});

test('a bad address in the environment is told, and the built-in models still work', async () => {
  const { connections } = open({ REPLICATE_BASE_URL: 'http://example.org/v1' });
  await expect(connections.provider('replicate')).rejects.toMatchObject({
    failure: { kind: 'invalid-input', message: expect.stringContaining('https://') },
  });
  expect((await connections.provider('builtin')).id).toBe('builtin');
});

test('a provider is made once, and the built-in one anew at another address', async () => {
  let port = 9;
  const address = async () => ({ baseUrl: `http://127.0.0.1:${port}/v1`, token: 't'.repeat(20) });
  const { connections } = open({}, { builtin: { address, close: async () => {} } });
  const first = await connections.provider('builtin');
  expect(await connections.provider('builtin')).toBe(first);
  expect(await connections.provider('replicate')).toBe(await connections.provider('replicate'));
  port = 10;
  expect(await connections.provider('builtin')).not.toBe(first);
  await connections.close();
});
