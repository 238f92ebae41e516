import { cp } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { examples } from '../cli/runCli.ts';
import { createCanvasPage, type CanvasPage } from './canvasPage.ts';
import { expect, test, type Patchbay } from './fixtures.ts';

test('a past run is opened on the canvas, and the next run takes its place', async ({
  page,
  patchbay,
}) => {
  const canvas = await openExample(page, patchbay, 'first-steps');
  await canvas.run();
  await canvas.setFiles('Photo', path.join(examples, 'still-life.jpg'));
  await canvas.run();
  const enlarge = canvas.node('Enlarge');
  await expect(enlarge.getByText('1536 × 1536')).toBeVisible();

  await page.getByRole('button', { name: 'Run log' }).click();
  await page.getByRole('tab', { name: 'Past runs' }).click();
  const rows = page.getByRole('tabpanel').getByRole('button', { name: 'First steps' });
  await expect(rows).toHaveCount(2);
  await rows.nth(1).press('Enter');
  await expect(enlarge.getByText('2048 × 1536')).toBeVisible();
  await expect(rows.nth(1)).toHaveAttribute('aria-current', 'true');
  await expect(rows.nth(0)).not.toHaveAttribute('aria-current');
  await enlarge.click({ position: { x: 60, y: 12 } });
  await expect(page.getByRole('heading', { name: 'Past run' })).toBeVisible();

  await canvas.run();
  await expect(enlarge.getByText('1536 × 1536')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Last run' })).toBeVisible();
});

test('a run waits for a file that is on its way', async ({ page, patchbay }) => {
  const canvas = await openExample(page, patchbay, 'first-steps');
  const arrived = Promise.withResolvers<void>();
  await page.route(/name=still-life/, async (route) => {
    await arrived.promise;
    await route.continue();
  });
  const run = page.getByRole('button', { name: 'Run', exact: true });
  await expect(run).toBeEnabled();
  const field = canvas.node('Photo').locator('input[type=file]');
  await field.setInputFiles(path.join(examples, 'still-life.jpg'));
  await expect(run).toBeDisabled();
  arrived.resolve();
  await expect(run).toBeEnabled();
  await expect(canvas.node('Photo').getByText('still-life.jpg')).toBeVisible();
});

test('a past run of another pipeline opens that pipeline', async ({ page, patchbay }) => {
  const canvas = await openExample(page, patchbay, 'first-steps');
  await canvas.run();
  await page.getByRole('menuitem', { name: 'File' }).click();
  await page.getByRole('menuitem', { name: /^New pipeline/ }).click();
  await expect(canvas.node('Enlarge')).toBeHidden();
  await page.getByRole('button', { name: 'Run log' }).click();
  await page.getByRole('tab', { name: 'Past runs' }).click();
  await page.getByRole('tabpanel').getByRole('button', { name: 'First steps' }).click();
  await expect(canvas.node('Enlarge').getByRole('img', { name: 'Done' })).toBeVisible();
});

test('the inspector shows every output of a node', async ({ page, patchbay }) => {
  const canvas = await openExample(page, patchbay, 'photo-card');
  await canvas.run();
  await canvas.node('Palette').click({ position: { x: 40, y: 8 } });
  const outputs = page.getByRole('complementary').locator('dl[aria-label="Outputs"]');
  await expect(outputs.getByRole('term')).toHaveText([
    'Colors',
    'Count',
    'Dominant',
    'Swatch',
    'Whole output',
  ]);
  await expect(outputs.getByRole('img', { name: /^Palette Swatch/ })).toBeVisible();
});

test('a server that was started anew takes the open page back, with its unsaved changes', async ({
  page,
  patchbay,
}) => {
  // The server is down for a moment, on purpose.
  patchbay.expectErrors(/WebSocket connection|401|net::ERR_/);
  const canvas = await openExample(page, patchbay, 'text-tools');
  const delay = canvas.node('Word by word').getByRole('textbox', { name: 'Delay ms' });
  await delay.fill('900');
  await delay.press('Tab');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(canvas.node('Word by word').getByRole('img', { name: 'Running' })).toBeVisible();
  const url = await patchbay.restart();
  await expect(page.getByText('New address needed')).toBeVisible({ timeout: 30_000 });
  await page.goto(url);
  await expect(page.getByText('Connected to the engine')).toBeAttached();
  await expect(page.getByText('Unsaved changes')).toBeAttached();
  await expect(page.getByRole('button', { name: 'Run', exact: true })).toBeEnabled();
});

/** Opens a copy of an example, with its pictures, from the test's own folder. */
async function openExample(page: Page, patchbay: Patchbay, name: string): Promise<CanvasPage> {
  for (const file of [`${name}.patchbay`, 'still-life.jpg', 'mountain-lake.jpg'])
    await cp(path.join(examples, file), path.join(patchbay.folder, file));
  await patchbay.open();
  const canvas = createCanvasPage(page);
  await canvas.openFile(`${name}.patchbay`);
  return canvas;
}
