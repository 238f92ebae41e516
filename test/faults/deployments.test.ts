import { expect, test } from 'vitest';
import { modelKey } from '../../shared/domain/graph.ts';
import { twoColourPng } from '../support/images.ts';
import { PipelineBuilder } from '../support/pipelineBuilder.ts';
import { createTestEngine, newRunId } from '../support/testEngine.ts';

const provider = 'builtin';
type TestEngine = Awaited<ReturnType<typeof createTestEngine>>;

async function deployGrayscale(t: TestEngine) {
  const model = 'builtin/grayscale';
  const { version } = await t.client.models.choose({ provider, model });
  await t.client.resources.deployments.create({
    provider,
    name: 'studio',
    model,
    version: version ?? '',
    hardware: 'local',
    minInstances: 0,
    maxInstances: 1,
  });
  return t.client.models.chooseDeployment({ provider, deployment: 'builtin/studio' });
}

/** A picture through the deployment, as the canvas would save it. */
async function onDeployment(t: TestEngine, deployment: string) {
  const { snapshot, version } = await deployGrayscale(t);
  const photo = await t.importFile('photo.png', await twoColourPng(20, 20));
  const { model } = snapshot;
  const pipeline = new PipelineBuilder()
    .upload('photo', photo)
    .node('gray', 'prediction', { provider, model, version, deployment })
    .node('show', 'preview')
    .edge('photo.file', 'gray.image')
    .edge('gray.output', 'show.value')
    .build();
  return { ...pipeline, models: { [modelKey(model, version)]: snapshot } };
}

test('a deployment is chosen with the model and the version that it runs', async () => {
  await using t = await createTestEngine();
  const choice = await deployGrayscale(t);
  expect(choice).toMatchObject({
    deployment: 'builtin/studio',
    details: { owner: 'builtin', name: 'grayscale' },
    version: expect.stringMatching(/^[0-9a-f]{64}$/),
    snapshot: { model: 'builtin/grayscale', version: choice.version },
  });
  for (const deployment of ['nothing', `builtin/studio:${'a'.repeat(64)}`])
    await expect(t.client.models.chooseDeployment({ provider, deployment })).rejects.toThrow(
      'is not a deployment: write it as owner/name',
    );
  await expect(
    t.client.models.chooseDeployment({ provider, deployment: 'builtin/nothing' }),
  ).rejects.toMatchObject({ data: { kind: 'not-found' } });
});

test('a prediction runs on its deployment, and nowhere else', async () => {
  await using t = await createTestEngine();
  const { state } = await t.run(await onDeployment(t, 'builtin/studio'));
  expect(state.tasks['gray']?.failure).toBeNull();
  expect(state.status).toBe('succeeded');
  expect(t.server.counts.requests('deployments.predictions.create')).toBe(1);
  expect(t.server.counts.requests('predictions.create')).toBe(0);
});

test('a deployment that is gone is told before anything is sent', async () => {
  await using t = await createTestEngine();
  const pipeline = await onDeployment(t, 'builtin/elsewhere');
  expect(await t.client.runs.start({ runId: newRunId(), pipeline })).toMatchObject({
    ok: false,
    problems: [{ nodeId: 'gray', kind: 'not-found' }],
  });
  expect(t.server.counts.creates()).toEqual([]);
});
