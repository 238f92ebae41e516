import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { createBuiltinServer } from '../../electron/builtin/createBuiltinServer.ts';
import { twoColourPng } from '../support/images.ts';
import { createCanvasPage } from './canvasPage.ts';
import { expect, test as base, type Patchbay } from './fixtures.ts';

type Server = Awaited<ReturnType<typeof createBuiltinServer>>;

/** The page over a server of built-in models that the test can look into and disturb. */
const test = base.extend<{ readonly server: Server }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures that are needed from the pattern.
  server: async ({}, provide) => {
    const storageDir = await mkdtemp(path.join(tmpdir(), 'patchbay-e2e-builtin-'));
    const server = await createBuiltinServer({ token: randomUUID(), storageDir });
    await provide(server);
    await server.close();
    await rm(storageDir, { recursive: true, force: true });
  },
  hostOptions: async ({ server }, provide) => {
    await provide({ builtin: { baseUrl: server.baseUrl, token: server.token } });
  },
});

/** Two pictures into a training of builtin/colour-style that goes to builtin/mine. */
async function buildTraining(page: Page, patchbay: Patchbay) {
  const files = ['a.png', 'b.png'].map((name) => path.join(patchbay.folder, name));
  for (const [index, file] of files.entries())
    await writeFile(file, await twoColourPng(40 + index, 30));
  await patchbay.open();
  const canvas = createCanvasPage(page);
  await canvas.addByKeyboard('upload', 'File upload');
  const upload = canvas.node('File upload');
  await upload.locator('input[type=file]').setInputFiles(files);
  await expect(upload.getByRole('button', { name: 'Files: Add files' })).toBeVisible();
  await canvas.addByKeyboard('fine-tune', /^Training/);
  const training = canvas.node('Training');
  await training.getByRole('button', { name: 'Choose a base model' }).click();
  await expect(page.getByRole('dialog').getByRole('option')).toHaveCount(1);
  await canvas.choose('colour', /builtin\/colour-style/);
  await training.getByRole('textbox', { name: 'Destination' }).fill('builtin/mine');
  await canvas.fit();
  await canvas.dragFrom(
    canvas.port('File upload', /^Files output/),
    canvas.port('Training', /^Input images input/),
  );
  return { canvas, training };
}

test('a training is built, its version joined to a prediction, and both run', async ({
  page,
  patchbay,
  server,
}) => {
  const { canvas, training } = await buildTraining(page, patchbay);
  const inspector = page.getByRole('complementary');

  await test.step('a destination that may not be made is told, and nothing is sent', async () => {
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await expect(inspector.getByText('The destination builtin/mine does not exist')).toBeVisible();
    expect(server.counts.requests('trainings.create')).toBe(0);
    expect(server.counts.requests('models.create')).toBe(0);
  });

  await test.step('consent says what it means and takes the only hardware', async () => {
    await expect(inspector.getByText('a private model, which only you can see')).toBeVisible();
    await expect(inspector.getByText('free, and done in seconds')).toBeVisible();
    await inspector.getByRole('switch', { name: 'Make it if it does not exist' }).click();
    await expect(inspector.getByRole('combobox', { name: 'Its hardware' })).toHaveText(
      'This computer',
    );
  });

  await test.step('the version is dropped on a prediction and finds its port', async () => {
    await canvas.addByKeyboard('colour', /builtin\/colour-style/);
    await canvas.fit();
    await expect(canvas.port('colour-style', /^Model version input/)).toBeHidden();
    await canvas.middleOf(canvas.node('colour-style'));
    const title = await canvas.node('colour-style').boundingBox();
    if (title === null) throw new Error('The node has no place.');
    await canvas.dragFrom(canvas.port('Training', /^Version output/), {
      x: title.x + title.width / 2,
      y: title.y + 14,
    });
    await expect(canvas.port('colour-style', /^Model version input/)).toBeVisible();
    const style = canvas.node('colour-style');
    await style
      .locator('input[type=file]')
      .first()
      .setInputFiles(path.join(patchbay.folder, 'b.png'));
    await expect(style.getByText('b.png')).toBeVisible();
  });

  await canvas.run();
  await expect(training.getByText(/Made builtin\/mine:[0-9a-f]{8}$/)).toBeVisible();
  await expect(canvas.node('colour-style').getByText('41 × 30')).toBeVisible();
  expect(server.counts.requests('trainings.create')).toBe(1);
  expect(server.counts.creates().map(({ model }) => model)).toContain('builtin/mine');

  await training.click({ position: { x: 60, y: 12 } });
  await expect(inspector.getByRole('log', { name: 'Logs' })).toContainText(
    'Pictures to learn from: 2.',
  );
  await expect(inspector.getByRole('button', { name: 'Copy the training id' })).toBeVisible();
});

test('a training that goes on is canceled with the run, at the provider too', async ({
  page,
  patchbay,
  server,
}) => {
  const { training } = await buildTraining(page, patchbay);
  const inspector = page.getByRole('complementary');
  await inspector.getByRole('switch', { name: 'Make it if it does not exist' }).click();
  server.faults.add({ on: 'trainings.create', fault: { kind: 'hold', at: 'processing' } });
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await server.faults.whenHeld(1);
  await expect(training.getByRole('progressbar', { name: 'Progress' })).toBeVisible();
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Run', exact: true })).toBeVisible();
  const { resources } = patchbay.host.engine.client;
  const { items } = await resources.trainings.list({ provider: 'builtin' });
  expect(items).toMatchObject([{ status: 'canceled' }]);
});
