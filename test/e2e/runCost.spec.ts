import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from '@playwright/test';
import { serializePipeline } from '../../shared/pipeline/serializePipeline.ts';
import { linesToPictures } from '../money/replicate.ts';
import { createCanvasPage } from './canvasPage.ts';
import { seriousFaults } from './seriousFaults.ts';
import { test } from './services.ts';

const shots = path.join(import.meta.dirname, '..', '..', '.cache', 'screenshots');

test('what a run would cost is told before it, and what it has cost after it', async ({
  page,
  patchbay,
}) => {
  const { client } = patchbay.host.engine;
  await client.prices.set({
    models: [{ model: 'builtin/render-text', charges: [{ unit: 'run', price: 0.04 }] }],
  });
  await client.budget.set({ perDay: null, perRun: 0.1 });
  const pipeline = await linesToPictures(client, 3);
  await writeFile(path.join(patchbay.folder, 'lines.patchbay'), serializePipeline(pipeline));
  await patchbay.open();
  const canvas = createCanvasPage(page);
  await canvas.openFile('lines.patchbay');

  await page.getByRole('button', { name: 'What a run would cost' }).click();
  const quote = page.getByRole('dialog', { name: 'What a run would cost' });
  await expect(quote.getByRole('region', { name: 'Cost of this run' })).toContainText('$0.12');
  await expect(quote.getByText('Over the limit')).toBeVisible();
  await mkdir(shots, { recursive: true });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({
      path: path.join(shots, `run-cost-${colorScheme}.png`),
      animations: 'disabled',
    });
  }
  expect(await seriousFaults(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(quote).toBeHidden();

  await canvas.run();
  await page.getByRole('button', { name: 'Run log' }).click();
  await canvas.node('render-text').click();
  const log = page.getByRole('region', { name: 'Run log' });
  await expect(log.getByText('Cost: about $0.08')).toBeVisible();
  await expect(log.getByText(/this run has spent \$0\.08 of \$0\.10/)).toBeVisible();
  await page.screenshot({ path: path.join(shots, 'run-cost-log.png') });
});
