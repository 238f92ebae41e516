import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Pipeline } from '../../shared/domain/graph.ts';
import { nodesOf } from '../../shared/domain/graph.ts';
import { applyCommand } from '../../shared/graph/commands.ts';
import { twoColourPng } from '../support/images.ts';
import { PipelineBuilder } from '../support/pipelineBuilder.ts';
import { createTestEngine } from '../support/testEngine.ts';
import { createGatewayEmulator } from './gatewayEmulator.ts';

type TestEngine = Awaited<ReturnType<typeof createTestEngine>>;

async function chain(t: TestEngine): Promise<Pipeline> {
  const photo = await t.importFile('photo.png', await twoColourPng(30, 20));
  const builder = new PipelineBuilder('The same').upload('photo', photo);
  await builder.model(t.client, 'gray', 'grayscale');
  await builder.model(t.client, 'large', 'upscale', { scale: 2 });
  await builder.model(t.client, 'words', 'stream-words', { prompt: 'one two three' });
  return builder.edge('photo.file', 'gray.image').edge('gray.output', 'large.image').build();
}

function at(pipeline: Pipeline, provider: string): Pipeline {
  const models = nodesOf(pipeline.graph).filter(({ type }) => type === 'prediction');
  return models.reduce(
    (result, { id: nodeId }) =>
      applyCommand(result, { type: 'setSettings', nodeId, settings: { provider } }),
    pipeline,
  );
}

/** Runs the chain on an engine of its own; artifacts are named by the hash of their bytes. */
async function runAt(t: TestEngine, provider: string) {
  const { events, state } = await t.run(at(await chain(t), provider));
  expect(state.status).toBe('succeeded');
  const outputs = Object.fromEntries(
    Object.entries(state.nodes).map(([id, node]) => [id, node.outputs]),
  );
  return { outputs, told: JSON.stringify(events) };
}

async function filesIn(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const texts = entries
    .filter((entry) => entry.isFile())
    .map((entry) => readFile(join(entry.parentPath, entry.name), 'latin1'));
  return (await Promise.all(texts)).join('\n');
}

test('the same pipeline gives the same artifacts directly, over Replicate’s API and through the gateway', async () => {
  await using direct = await createTestEngine();
  const { outputs: expected } = await runAt(direct, 'builtin');
  expect(JSON.stringify(expected)).toMatch(/[0-9a-f]{64}/);

  await using behind = await createTestEngine();
  const gateway = await createGatewayEmulator({ upstream: behind.server });
  try {
    const env = {
      REPLICATE_BASE_URL: behind.server.baseUrl,
      REPLICATE_API_TOKEN: behind.server.token,
      LOWCODEAPI_BASE_URL: gateway.baseUrl,
      LOWCODEAPI_TOKEN: gateway.token,
    };
    await using overReplicate = await createTestEngine({ env });
    expect((await runAt(overReplicate, 'replicate')).outputs).toEqual(expected);
    expect(behind.server.counts.creates()).toHaveLength(3);
    expect(gateway.requests).toHaveLength(0);

    await using overGateway = await createTestEngine({ env });
    const { outputs, told } = await runAt(overGateway, 'lowcodeapi');
    expect(outputs).toEqual(expected);
    const routes = gateway.requests.map(({ route }) => route);
    expect(routes.filter((route) => route === 'POST /predictions')).toHaveLength(3);
    expect(overGateway.server.counts.creates()).toHaveLength(0);
    expect(told + (await filesIn(overGateway.folder))).not.toContain(gateway.token);
    expect(told).not.toContain('base64,');
  } finally {
    await gateway.close();
  }
});
