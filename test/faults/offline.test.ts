import { expect, test } from 'vitest';
import { createBuiltinServer } from '../../electron/builtin/createBuiltinServer.ts';
import { createEngine } from '../../electron/engine/createEngine.ts';
import { modelKey, type ModelSnapshot, type Pipeline } from '../../shared/domain/graph.ts';
import { PipelineBuilder } from '../support/pipelineBuilder.ts';
import { scratchFolder } from '../support/scratchFolder.ts';
import { createTestEngine } from '../support/testEngine.ts';

const token = 'r8_offlineToken0123456789';
const provider = 'replicate';
const model = 'builtin/text-statistics';

/** An engine whose Replicate is a server on loopback, which can be switched off. */
async function setUp() {
  const scratch = await scratchFolder();
  const far = await createBuiltinServer({ token, storageDir: scratch.at('far') });
  const t = await createTestEngine({
    env: { REPLICATE_BASE_URL: far.baseUrl, REPLICATE_API_TOKEN: token },
  });
  return {
    ...t,
    far,
    /** Another process on the same data folder. */
    openAgain: () => createEngine({ ...t.options, builtin: { baseUrl: far.baseUrl, token } }),
    async [Symbol.asyncDispose]() {
      await t[Symbol.asyncDispose]();
      await far.close();
      await scratch[Symbol.asyncDispose]();
    },
  };
}

function pipelineOf(version: string, snapshot?: ModelSnapshot): Pipeline {
  const pipeline = new PipelineBuilder('Offline')
    .node('m', 'prediction', { provider, model, version }, { inputs: { text: 'one two' } })
    .build();
  return snapshot === undefined
    ? pipeline
    : { ...pipeline, models: { [modelKey(model, version)]: snapshot } };
}

test('what was seen once opens, is chosen and is checked without a network, also after a restart', async () => {
  await using t = await setUp();
  const seen = await t.client.models.choose({ provider, model });
  await t.client.resources.collections.list({ provider });
  await t.far.close();
  const later = await t.openAgain();
  expect(await later.client.models.choose({ provider, model })).toEqual(seen);
  const version = seen.version ?? '';
  const pinned = { provider, model: `${model}:${version}` };
  expect(await later.client.models.choose(pinned)).toEqual(seen);
  expect((await later.client.resources.collections.list({ provider })).items).not.toEqual([]);
  const pipeline = pipelineOf(version, seen.snapshot);
  expect(await later.client.runs.check({ pipeline, pipelinePath: null })).toEqual({ problems: [] });
  await later.close();
});

test('what was never seen says that it needs the network', async () => {
  await using t = await setUp();
  const seen = await t.client.models.choose({ provider, model });
  await t.far.close();
  const pipeline = pipelineOf('f'.repeat(64), seen.snapshot);
  const { problems } = await t.client.runs.check({ pipeline, pipelinePath: null });
  expect(problems).toMatchObject([
    { nodeId: 'm', kind: 'provider-unavailable', message: expect.stringMatching(/network/) },
  ]);
  const fresh = t.client.models.choose({ provider, model, fresh: true });
  await expect(fresh).rejects.toMatchObject({ data: { kind: 'provider-unavailable' } });
});

test('another token does not see what the one before has seen', async () => {
  await using t = await setUp();
  const { env: _, ...options } = t.options;
  const engine = await createEngine({ ...options, env: { REPLICATE_BASE_URL: t.far.baseUrl } });
  const { connections, resources } = engine.client;
  await connections.setToken({ id: provider, token });
  const ref = { provider, owner: 'builtin', name: 'text-statistics' };
  await resources.models.get(ref);
  await connections.setToken({ id: provider, token: 'r8_other' });
  await expect(resources.models.get(ref)).rejects.toMatchObject({ data: { kind: 'unauthorized' } });
  await engine.close();
});
