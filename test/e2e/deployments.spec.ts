import path from 'node:path';
import { modelKey } from '../../shared/domain/graph.ts';
import { twoColourPng } from '../support/images.ts';
import { PipelineBuilder } from '../support/pipelineBuilder.ts';
import { createCanvasPage } from './canvasPage.ts';
import { expect, test, type Patchbay } from './fixtures.ts';

const provider = 'builtin';

/** A deployment of grayscale, and a file whose prediction runs on it. */
async function deploy({ host, folder }: Patchbay): Promise<void> {
  const { client } = host.engine;
  const model = 'builtin/grayscale';
  const { version } = await client.models.choose({ provider, model });
  await client.resources.deployments.create({
    provider,
    name: 'studio',
    model,
    version: version ?? '',
    hardware: 'local',
    minInstances: 0,
    maxInstances: 1,
  });
  const { deployment, snapshot } = await client.models.chooseDeployment({
    provider,
    deployment: 'builtin/studio',
  });
  const built = new PipelineBuilder('Studio')
    .node('gray', 'prediction', { provider, model, version, deployment })
    .build();
  const pipeline = { ...built, models: { [modelKey(model, version)]: snapshot } };
  const file = path.join(folder, 'studio.patchbay');
  await client.pipelines.save({ path: file, pipeline, expectedRevision: null });
}

test('a prediction on a deployment says so, runs, and is given a model of its own again', async ({
  page,
  patchbay,
}) => {
  await deploy(patchbay);
  await patchbay.open();
  const canvas = createCanvasPage(page);
  await canvas.openFile('studio.patchbay');
  const node = canvas.node('grayscale');
  const inspector = page.getByRole('complementary');
  await node.click({ position: { x: 60, y: 12 } });
  await expect(inspector).toContainText(
    /Deployment builtin\/studio, running builtin\/grayscale:[0-9a-f]{8}/,
  );
  await expect(node.getByRole('button', { name: 'Deployment builtin/studio' })).toBeVisible();

  await node
    .locator('input[type=file]')
    .setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: await twoColourPng(30, 20) });
  await expect(node.getByText('a.png')).toBeVisible();
  await canvas.run();
  await expect(node.getByText('30 × 20')).toBeVisible();
  await inspector.getByRole('button', { name: 'Update its inputs' }).click();
  await expect(inspector.getByRole('alert')).toBeHidden();
  await expect(inspector).toContainText('Deployment builtin/studio, running builtin/grayscale');

  await inspector.getByRole('button', { name: 'Change' }).click();
  await canvas.choose('blur', /builtin\/blur/);
  await expect(inspector).not.toContainText('Deployment');
  await expect(canvas.node('blur')).toBeVisible();
});
